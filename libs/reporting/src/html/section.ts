import type { Sentence } from '../text/index.js';
import type { Markup } from './markup.js';

/** A block, ready for the page: its title, its answer in sentences (the first one says the most), and its cards. */
export interface Section {
  readonly title: string;
  readonly lead: readonly Sentence[];
  readonly body: Markup;
}
