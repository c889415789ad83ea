import { blockedBy, type IdentitySettings } from './identity-settings.js';

/** A statement that a customer's id belongs to another customer, or that it does not. */
export interface CustomerStatement {
  kind: 'alias' | 'joined' | 'parted';
  from_id: string;
  customer_id: string;
  /** texts that sort as the times do */
  linked_at: string;
  noted_at: string;
}

/** That a customer's rows count for another one. */
export interface CustomerMerge {
  into: string;
  linkedAt: string;
}

interface Link {
  from: string;
  to: string;
  at: string;
  isDecided: boolean;
}

/** The customers of one person and the id that it goes by: the one that was last named as the newer. */
interface Group {
  name: string;
  members: string[];
}

/**
 * Which customers count for another one, by what was said about them; the same for every order of the statements. Links are
 * taken in the order of their time, decisions before them; one that would make a person of more ids than are allowed is left out.
 */
export function customerMerges(
  statements: readonly CustomerStatement[],
  settings: IdentitySettings,
): Map<string, CustomerMerge> {
  const groups = new Map<string, Group>();
  const groupOf = (id: string) => groups.get(id) ?? { name: id, members: [id] };
  const linkedAt = new Map<string, string>();
  for (const { from, to, at } of links(statements, settings)) {
    const [older, newer] = [groupOf(from), groupOf(to)];
    if (older === newer) continue;
    if (older.members.length + newer.members.length > settings.mostCustomerIds) continue;
    const group = { name: newer.name, members: [...newer.members, ...older.members] };
    for (const member of group.members) groups.set(member, group);
    for (const member of older.members) linkedAt.set(member, at);
    for (const member of newer.members) if (!linkedAt.has(member)) linkedAt.set(member, at);
  }
  const merges = new Map<string, CustomerMerge>();
  for (const [id, { name }] of groups) {
    if (id !== name) merges.set(id, { into: name, linkedAt: linkedAt.get(id)! });
  }
  return merges;
}

/** One link per pair that counts, in the order in which they are taken. */
function links(statements: readonly CustomerStatement[], settings: IdentitySettings): Link[] {
  const isBlocked = blockedBy(settings);
  const pairs = new Map<string, CustomerStatement[]>();
  for (const statement of statements) {
    if (isBlocked(statement.from_id) || isBlocked(statement.customer_id)) continue;
    const key = JSON.stringify([statement.from_id, statement.customer_id]);
    pairs.set(key, [...(pairs.get(key) ?? []), statement]);
  }
  return [...pairs.values()].flatMap((pair) => linkOf(pair) ?? []).sort(compare);
}

/** The first moment that a pair was said to be one, or what was decided last about it. */
function linkOf(pair: readonly CustomerStatement[]): Link | undefined {
  const [{ from_id: from, customer_id: to }] = pair as [CustomerStatement];
  const decision = pair
    .filter(({ kind }) => kind !== 'alias')
    .reduce<CustomerStatement | undefined>(
      (last, one) => (last && last.noted_at >= one.noted_at ? last : one),
      undefined,
    );
  if (decision?.kind === 'parted') return undefined;
  if (decision) return { from, to, at: decision.linked_at, isDecided: true };
  const at = pair.map(({ linked_at }) => linked_at).sort()[0]!;
  return { from, to, at, isDecided: false };
}

function compare(a: Link, b: Link): number {
  if (a.isDecided !== b.isDecided) return a.isDecided ? -1 : 1;
  const [one, other] = [a, b].map(({ at, from, to }) => JSON.stringify([at, from, to])) as [string, string];
  return one < other ? -1 : 1;
}
