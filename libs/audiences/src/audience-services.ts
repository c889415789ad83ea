import type { AnalysisRunner } from '#analyses';
import type { Clock } from '#core';
import type { Metadata } from '#metadata';

/** What audiences stand on. */
export interface AudienceServices {
  readonly metadata: Metadata;
  readonly analyses: AnalysisRunner;
  readonly clock: Clock;
  /** Folder of all data; exports are kept in `exports` there. */
  readonly home: string;
}
