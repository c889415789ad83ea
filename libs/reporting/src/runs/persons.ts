import type { AnalysisProject } from '#analyses';
import type { Metadata } from '#metadata';

/** How often it changed who counts as a person: the newest change of merged persons, and how many erasures were done. */
export interface PersonChanges {
  readonly merges: string;
  readonly erasures: number;
}

export const nothingChanged: PersonChanges = { merges: '0', erasures: 0 };

const sql = 'select toString(max(version)) as merges from merged_persons';

/** What became of the persons of a project until now. */
export async function personChanges(
  { warehouse }: AnalysisProject,
  { erasureRequests }: Metadata,
  name: string,
  signal?: AbortSignal,
): Promise<PersonChanges> {
  const [{ rows }, erasures] = await Promise.all([
    warehouse.rows<{ merges: string }>({ sql }, { signal }),
    erasureRequests.countErased(name),
  ]);
  return { merges: rows[0]!.merges, erasures };
}

/** What happened to persons since, in words. An erasure takes changes of merged persons out as well: it makes no new ones. */
export function personReasons(before: PersonChanges, now: PersonChanges): string[] {
  return [
    ...(Number(now.merges) > Number(before.merges) ? ['persons merged or parted'] : []),
    ...(now.erasures === before.erasures ? [] : ['persons erased']),
  ];
}
