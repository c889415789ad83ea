import type { AnalysisDescriptor } from './shared/index.js';

/** Every analysis. Adding one is its folder and a line here. */
export const analyses: readonly AnalysisDescriptor[] = [];
