import { bind, sql, type SqlFragment } from '#warehouse';

/** Which refresh of which audience. */
export interface RunKey {
  readonly audienceId: string;
  readonly runId: string;
}

const isOf = ({ audienceId, runId }: RunKey): SqlFragment =>
  sql`audience_id = ${bind(audienceId, 'String')} and run_id = ${bind(runId, 'String')}`;

/** Stores the members, one row a person. */
export function insertMembers({ audienceId, runId }: RunKey, members: SqlFragment): SqlFragment {
  return sql`insert into audience_members (audience_id, run_id, person, customer_id, anonymous_id)
select
    ${bind(audienceId, 'String')} as audience_id,
    ${bind(runId, 'String')} as run_id,
    person,
    customer_id,
    anonymous_id
from (
${members}
)`;
}

/** Stores the difference between the members of a run and those of the one before it, which may be none. */
export function insertChanges(run: RunKey, before: string | undefined): SqlFragment {
  return sql`insert into audience_changes (audience_id, run_id, person, customer_id, anonymous_id, change)
select
    ${bind(run.audienceId, 'String')} as audience_id,
    ${bind(run.runId, 'String')} as run_id,
    person,
    customer_id,
    anonymous_id,
    toInt8(if(is_now, 1, -1)) as change
from (
    select
        person,
        max(m.customer_id) as customer_id,
        max(m.anonymous_id) as anonymous_id,
        countIf(m.run_id = ${bind(run.runId, 'String')}) > 0 as is_now
    from audience_members as m
    where
        m.audience_id = ${bind(run.audienceId, 'String')}
        and m.run_id in ${bind(before === undefined ? [run.runId] : [run.runId, before], 'Array(String)')}
    group by person
    having count() = 1
)`;
}

/** One row: how many there are, a checksum that no order changes, and how many came and went. */
export function membershipFacts(run: RunKey): SqlFragment {
  return sql`select
    (select count() from audience_members where ${isOf(run)}) as size,
    (
        select concat(
            leftPad(lower(hex(groupBitXor(sipHash64(1, person)))), 16, '0'),
            leftPad(lower(hex(sum(sipHash64(2, person)))), 16, '0')
        )
        from audience_members
        where ${isOf(run)}
    ) as checksum,
    (select countIf(change = 1) from audience_changes where ${isOf(run)}) as entered,
    (select countIf(change = -1) from audience_changes where ${isOf(run)}) as gone`;
}

/** A page of the members by the keys of the persons, which are hashes. */
export function membersAfter(run: RunKey, after: string | undefined, limit: number): SqlFragment {
  const following = after === undefined ? sql`` : sql` and person > ${bind(after, 'UInt64')}`;
  return sql`select person, customer_id, anonymous_id
from audience_members
where ${isOf(run)}${following}
order by person
limit ${bind(limit, 'UInt64')}`;
}

/** The first of those whom a run took in (1) or let go (-1). */
export function changedPeople(run: RunKey, change: 1 | -1, limit: number): SqlFragment {
  return sql`select person, customer_id, anonymous_id
from audience_changes
where ${isOf(run)} and change = ${bind(change, 'Int8')}
order by person
limit ${bind(limit, 'UInt64')}`;
}

/** The runs of an audience that have rows in one of the two tables, though they are not among `kept`, and older than `newest`. */
export function strayRuns(
  table: 'audience_members' | 'audience_changes',
  { audienceId, runId: newest }: RunKey,
  kept: readonly string[],
): SqlFragment {
  return sql`select distinct run_id
from ${bind(table, 'Identifier')}
where
    audience_id = ${bind(audienceId, 'String')}
    and run_id < ${bind(newest, 'String')}
    and run_id not in ${bind(kept, 'Array(String)')}`;
}

export function deleteRuns(
  table: 'audience_members' | 'audience_changes',
  audienceId: string,
  runs: readonly string[],
): SqlFragment {
  return sql`alter table ${bind(table, 'Identifier')}
delete where audience_id = ${bind(audienceId, 'String')} and run_id in ${bind(runs, 'Array(String)')}`;
}
