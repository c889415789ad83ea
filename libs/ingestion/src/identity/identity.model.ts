/** An event of a random shop, as far as it tells who somebody is; `day` is its place in time. */
export interface ToldEvent {
  id: string;
  name: string;
  day: number;
  customer?: string;
  visitor?: string;
  order?: string;
}

export interface ToldOrder {
  id: string;
  customer: string;
}

interface Told {
  from: string;
  to: string;
  day: number;
}

/**
 * Whom each event counts for, worked out in the plainest way: the customer's id, or '' for a visitor who is nobody. The
 * oracle of the identity specs; it shares nothing with the code that they test.
 */
export function countedFor(
  events: readonly ToldEvent[],
  orders: readonly ToldOrder[],
  blocked: readonly string[],
  most: { customers: number; visitors: number },
): Map<string, string> {
  const root = rootsOf(events, blocked, most.customers);
  const owners = ownersOf(events, orders, blocked, root, most.visitors);
  return new Map(
    events.map(({ id, customer, visitor }) => [
      id,
      customer === undefined ? (owners.get(visitor!) ?? '') : root(customer),
    ]),
  );
}

const inTime = (a: Told, b: Told) =>
  a.day - b.day || (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : a.to > b.to ? 1 : 0);

function rootsOf(events: readonly ToldEvent[], blocked: readonly string[], most: number) {
  const people: string[][] = [];
  const personOf = (id: string) => people.find((person) => person.includes(id)) ?? [id];
  const aliases = events
    .filter(({ name, customer, visitor }) => name === 'alias' && customer && visitor && customer !== visitor)
    .map(({ customer, visitor, day }): Told => ({ from: visitor!, to: customer!, day }))
    .filter(({ from, to }) => !blocked.includes(from) && !blocked.includes(to))
    .sort(inTime);
  for (const { from, to } of aliases) {
    const [older, newer] = [personOf(from), personOf(to)];
    if (older[0] === newer[0] || older.length + newer.length > most) continue;
    for (const person of [older, newer])
      if (people.includes(person)) people.splice(people.indexOf(person), 1);
    // The first of a person is the id that it goes by.
    people.push([...newer, ...older]);
  }
  return (id: string) => personOf(id)[0]!;
}

function ownersOf(
  events: readonly ToldEvent[],
  orders: readonly ToldOrder[],
  blocked: readonly string[],
  root: (id: string) => string,
  most: number,
): Map<string, string> {
  const ofOrders = new Map(orders.map(({ id, customer }) => [id, customer]));
  const links = events.flatMap(({ name, day, customer, visitor, order }): Told[] => {
    if (visitor === undefined) return [];
    if (customer !== undefined) return customer === visitor ? [] : [{ from: visitor, to: customer, day }];
    const buyer = name === 'order_completed' && order !== undefined ? ofOrders.get(order) : undefined;
    return buyer === undefined ? [] : [{ from: visitor, to: buyer, day }];
  });
  const first = new Map<string, Told>();
  for (const link of links
    .filter(({ from, to }) => !blocked.includes(from) && !blocked.includes(to))
    .sort(inTime)) {
    if (!first.has(link.from)) first.set(link.from, link);
  }
  const alone = new Set(
    events.flatMap(({ customer, visitor }) => (customer === undefined ? [visitor!] : [])),
  );
  const count = new Map<string, number>();
  const owners = new Map<string, string>();
  for (const { from, to } of [...first.values()].filter((link) => alone.has(link.from)).sort(inTime)) {
    const owner = root(to);
    count.set(owner, (count.get(owner) ?? 0) + 1);
    if (count.get(owner)! <= most) owners.set(from, owner);
  }
  return owners;
}
