import { join, sql, type ProjectWarehouse } from '#warehouse';
import type { CompiledRule } from '../compile/compiler.js';

/**
 * Whom each part of a rule holds for, among those whom the whole rule is about, by the part's JSON pointer; ids of
 * visitors with a `~`, sorted. One question for all of them: for specs that ask a great many.
 */
export async function partMembers(
  warehouse: ProjectWarehouse,
  { people, parts }: CompiledRule,
  wanted: (path: string) => boolean,
): Promise<Map<string, string[]>> {
  const asked = parts.filter(({ path }) => wanted(path));
  const lists = asked.map(({ holds }) => sql`arraySort(groupArrayIf(id, ${holds}))`);
  const question = sql`select [${join(lists)}] as members
from (
    select mask, if(customer_id != '', customer_id, concat('~', anonymous_id)) as id
    from (
${people}
    )
)`;
  const { rows } = await warehouse.rows<{ members: string[][] }>(question.toQuestion());
  return new Map(asked.map(({ path }, index) => [path, rows[0]!.members[index]!.sort()]));
}
