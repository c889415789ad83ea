import type { AnalysisProject } from '#analyses';

/** What the night needs of the audiences: every live one of a project refreshed as of an instant. */
export interface AudienceRefresh {
  /** A failed audience keeps its last good members and its error is told; it does not stop the others. */
  refreshAll(
    project: AnalysisProject,
    asOf: Date,
  ): Promise<readonly { readonly id: string; readonly error?: string }[]>;
}
