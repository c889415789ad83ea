import type { Audience, AudienceRun, Metadata } from '#metadata';
import type { TimeRange } from '#core';
import type { ReportDefinition } from '../definitions/definition.js';
import type { AudienceSize } from './answers.js';

const page = 200;

/** How the audiences that a report shows stood at the end of its period, by name. */
export async function audienceSizes(
  metadata: Metadata,
  project: string,
  { blocks }: ReportDefinition,
  period: TimeRange,
): Promise<AudienceSize[]> {
  const wanted = new Set(blocks.flatMap((block) => (block.type === 'audience' ? [block.audience] : [])));
  const isAll = blocks.some(({ type }) => type === 'audiences');
  if (!isAll && wanted.size === 0) return [];
  const audiences = (await allOf(metadata, project)).filter(({ id }) => isAll || wanted.has(id));
  const sizes = await Promise.all(audiences.map((audience) => sizeOf(metadata, audience, period)));
  return sizes.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
}

async function allOf(metadata: Metadata, project: string): Promise<Audience[]> {
  const audiences: Audience[] = [];
  let cursor: string | null | undefined;
  do {
    const found = await metadata.audiences.list(project, { limit: page, ...(cursor ? { cursor } : {}) });
    audiences.push(...found.items);
    cursor = found.nextCursor;
  } while (cursor);
  return audiences;
}

async function sizeOf(
  metadata: Metadata,
  { project, id, name }: Audience,
  period: TimeRange,
): Promise<AudienceSize> {
  const now = await publishedBy(metadata, project, id, period.to);
  const before = await publishedBy(metadata, project, id, period.from);
  return {
    id,
    name,
    run: now?.id ?? null,
    asOf: now?.asOf.toISOString() ?? null,
    size: now?.size ?? null,
    previousSize: before?.size ?? null,
    entered: now?.entered ?? null,
    left: now?.left ?? null,
  };
}

/** The newest published run about `instant` or a time before it. */
async function publishedBy(
  metadata: Metadata,
  project: string,
  id: string,
  instant: Date,
): Promise<AudienceRun | undefined> {
  let cursor: string | null | undefined;
  do {
    const found = await metadata.audienceRuns.list(project, id, {
      limit: page,
      ...(cursor ? { cursor } : {}),
    });
    const run = found.items.find(({ status, asOf }) => status === 'published' && asOf <= instant);
    if (run) return run;
    cursor = found.nextCursor;
  } while (cursor);
  return undefined;
}
