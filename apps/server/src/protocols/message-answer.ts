import type { IngestResult } from '#ingestion';

/** The answer that all SDKs take for success; what was not taken is in it, and in GET /v1/rejected. */
export interface MessageAnswer extends IngestResult {
  success: boolean;
  /** As Jitsu's SDK expects it. */
  ok: boolean;
}

export function messageAnswer(result: IngestResult): MessageAnswer {
  const success = result.rejectedCount === 0;
  return { success, ok: success, ...result };
}
