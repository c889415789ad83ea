/** What the night needs of the audiences: every live one of a project refreshed as of an instant. */
export interface AudienceRefresh {
  /** A failed audience keeps its last good members and is counted; it does not stop the others. */
  refreshAll(project: string, asOf: Date): Promise<{ refreshed: number; failed: number }>;
}
