export { weakBelow, wilson } from './wilson.js';
