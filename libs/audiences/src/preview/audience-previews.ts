import type { AnalysisProject } from '#analyses';
import { resolveAsOf } from '#core';
import { bind, join, sql, type ProjectWarehouse, type SqlFragment } from '#warehouse';
import type { AudienceServices } from '../audience-services.js';
import { compileRule, type CompiledRule } from '../compile/compiler.js';
import { publishedMembers } from '../definitions/memberships-of.js';
import type { AudienceCondition } from '../conditions/audience.condition.js';
import { conditionsOf, type Rule } from '../rule/rule.js';
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
    const [{ members, ...counts }, watermark] = await Promise.all([
      count(warehouse, compiled, signal),
      watermarkOf(warehouse, signal),
    ]);
    const sample = await sampleOf(warehouse, members, stored(rule), signal);
    return { ...counts, sample, asOf: asOf.toISOString(), watermark };
  }
}

/** Everything in one pass; the first members are those with the smallest keys, which are hashes: the same ones each time. */
async function count(
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
    [${counts(parts.map((part) => sql`${part.holdsWithout} and not ${holds}`))}] as removed,
    groupArraySortedIf(20)(person, ${holds}) as members
from (
${people}
)`;
  const { rows } = await warehouse.rows<{
    population: string;
    size: string;
    matching: string[];
    removed: string[];
    members: string[];
  }>(question.toQuestion(), { signal });
  const { population, size, matching, removed, members } = rows[0]!;
  return {
    members,
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
 * Who the keys are. A key is the hash of an id, so that any row of theirs tells it, and no condition is asked again; whom
 * the tables know no more, the audiences that the rule names still do.
 */
async function sampleOf(
  warehouse: ProjectWarehouse,
  members: readonly string[],
  audiences: readonly string[],
  signal?: AbortSignal,
): Promise<Person[]> {
  if (members.length === 0) return [];
  const theirs = sql`person in (${join(members.map((key) => bind(key, 'UInt64')))})`;
  const rows = sql`select person, max(id) as customer_id, max(visitor) as anonymous_id
from (
    select person, customer_id as id, '' as visitor from customers where ${theirs}
    union all
    select person, customer_id as id, '' as visitor from orders where ${theirs}
    union all
    select person, customer_id as id, '' as visitor from refunds where ${theirs}
    union all
    select person, customer_id as id, anonymous_id as visitor from events where ${theirs}
    union all
    select person, customer_id as id, anonymous_id as visitor
    from audience_members
    where audience_id in ${bind([...audiences], 'Array(String)')} and ${theirs}
)
group by person`;
  return peopleFacts(warehouse, rows, signal);
}

/** The audiences that a rule names. */
function stored(rule: Rule): string[] {
  return conditionsOf(rule).flatMap(({ condition }) =>
    condition.type === 'audience' ? [(condition as AudienceCondition).id] : [],
  );
}
