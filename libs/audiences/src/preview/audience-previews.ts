import type { AnalysisProject } from '#analyses';
import { resolveAsOf } from '#core';
import { bind, join, sql, type ProjectWarehouse, type SqlFragment } from '#warehouse';
import type { AudienceServices } from '../audience-services.js';
import { compileRule, memberRows, type CompiledRule } from '../compile/compiler.js';
import { publishedMembers } from '../definitions/memberships-of.js';
import { parseRule } from '../rule/rule.parser.js';
import { peopleFacts, type Person } from './people.js';
import { watermarkOf } from './watermark.js';

export interface PreviewRequest {
  readonly rule: unknown;
  /** A date means the end of that day in the project's time zone. Default: now. */
  readonly asOf?: string;
}

/** What one part of the rule does. */
export interface PartPreview {
  /** JSON pointer into the rule; empty for the whole */
  readonly path: string;
  /** People whom the part holds for, whatever the rest says */
  readonly matching: number;
  /** People whom the rule would hold for if this part were taken out of its group, and does not as it stands */
  readonly removed: number;
}

export interface Preview {
  readonly size: number;
  /** Everyone whom the rule is about */
  readonly population: number;
  readonly sample: readonly Person[];
  readonly conditions: readonly PartPreview[];
  readonly asOf: string;
  readonly watermark: string | null;
}

const sampleSize = 20;
const largestKey = 2n ** 64n - 1n;

/** What a rule would give, without keeping anything. */
export class AudiencePreviews {
  constructor(private readonly services: AudienceServices) {}

  /** @throws Problem `invalid-parameters` with every mistake of the rule */
  async preview(project: AnalysisProject, request: PreviewRequest, signal?: AbortSignal): Promise<Preview> {
    const { analyses, clock, metadata } = this.services;
    const { warehouse, timeZone } = project;
    const rule = parseRule(request.rule, timeZone);
    const asOf = resolveAsOf(request.asOf, timeZone, clock.now());
    const membersOf = publishedMembers(metadata, warehouse.project);
    const compiled = await compileRule(rule, { project, analyses, asOf, membersOf, signal });
    const [counts, watermark] = await Promise.all([
      countParts(warehouse, compiled, signal),
      watermarkOf(warehouse, signal),
    ]);
    const sample = await sampleOf(warehouse, compiled, counts.size, signal);
    return { ...counts, sample, asOf: asOf.toISOString(), watermark };
  }
}

async function countParts(
  warehouse: ProjectWarehouse,
  { people, holds, parts }: CompiledRule,
  signal?: AbortSignal,
) {
  const counts = (conditions: readonly SqlFragment[]) =>
    join(conditions.map((condition) => sql`countIf(${condition})`));
  const question = sql`select
    count() as population,
    countIf(${holds}) as size,
    [${counts(parts.map((part) => part.holds))}] as matching,
    [${counts(parts.map((part) => sql`${part.holdsWithout} and not ${holds}`))}] as removed
from (
${people}
)`;
  const { rows } = await warehouse.rows<{
    population: string;
    size: string;
    matching: string[];
    removed: string[];
  }>(question.toQuestion(), { signal });
  const { population, size, matching, removed } = rows[0]!;
  return {
    size: Number(size),
    population: Number(population),
    conditions: parts.map(({ path }, index) => ({
      path,
      matching: Number(matching[index]),
      removed: Number(removed[index]),
    })),
  };
}

/**
 * Some members, the same ones each time: those with the smallest keys, which are hashes. So a bound on the keys leaves
 * about as many as it is wide, and the tables are read that far only.
 */
async function sampleOf(
  warehouse: ProjectWarehouse,
  compiled: CompiledRule,
  size: number,
  signal?: AbortSignal,
): Promise<Person[]> {
  const wanted = Math.min(size, sampleSize);
  for (let width = 3 * sampleSize; ; width *= 100) {
    const isAll = width >= size;
    const bound = isAll ? largestKey : (largestKey * BigInt(width)) / BigInt(size);
    const some = sql`select person, customer_id, anonymous_id
from (
${memberRows(compiled)}
)
where person <= ${bind(String(bound), 'UInt64')}
order by person
limit ${bind(sampleSize, 'UInt64')}`;
    const people = wanted === 0 ? [] : await peopleFacts(warehouse, some, signal);
    if (people.length >= wanted || isAll) return people;
  }
}
