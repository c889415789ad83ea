import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProjectWarehouse } from '#warehouse';
import { openTestIngestion, type TestIngestion } from '../../../testing/src/test.ingestion.js';
import { IdentityRun } from './identity-run.js';
import { defaultIdentitySettings } from './identity-settings.js';
import type { TableName } from '../rows/row-type.js';

let test: TestIngestion;
let shop: ProjectWarehouse;
let project = '';
let count = 0;

beforeAll(async () => {
  test = await openTestIngestion();
});
beforeEach(async () => {
  project = `shop${++count}`;
  shop = await test.project(project, 'EUR');
});
afterAll(() => test.close());

const send = async (table: TableName, rows: readonly object[]) => {
  const result = await test.ingestion.ingest(project, table, Readable.from([JSON.stringify(rows)]), {
    wait: true,
  });
  expect(result.rejected).toEqual([]);
};

let events = 0;
/** `who`: a customer, `~` a visitor, `customer~visitor` both */
const event = (who: string, name: string, day: number, more: object = {}) => {
  const [customerId, anonymousId] = who.split('~');
  return {
    eventId: `e${++events}`,
    name,
    occurredAt: `2024-05-${String(day).padStart(2, '0')}T10:00:00Z`,
    ...(customerId ? { customerId } : {}),
    ...(anonymousId ? { anonymousId } : {}),
    ...more,
  };
};
const order = (orderId: string, customerId: string, more: object = {}) => ({
  ...{
    orderId,
    customerId,
    orderedAt: '2024-05-09T10:00:00Z',
    currency: 'EUR',
    gross: '10.00',
    status: 'paid',
  },
  ...more,
});

/** The names of everybody's events, by the customer that they count for; visitors who are nobody stand under ''. */
const people = async () => {
  const { rows } = await shop.rows<{ who: string; names: string[] }>({
    sql: `select
    max(customer_id) as who,
    arraySort(groupArray(toString(name))) as names
from person_events
group by person
order by who, names`,
  });
  return rows.map(({ who, names }) => `${who}: ${names.join(' ')}`);
};

describe('a visitor', () => {
  it('counts for the customer whom an identify names, before and after it', async () => {
    await send('events', [event('~v1', 'seen', 1)]);
    await send('events', [event('ada~v1', 'identify', 2)]);
    expect(await people()).toEqual(['ada: identify seen']);
    await send('events', [event('~v1', 'left', 3)]);
    expect(await people()).toEqual(['ada: identify left seen']);
  });

  it('counts for the customer when the link comes first, or late, or twice', async () => {
    await send('events', [event('ada~v1', 'identify', 2)]);
    expect(await people()).toEqual(['ada: identify']);
    await send('events', [event('~v1', 'seen', 1), event('~v2', 'seen', 1)]);
    await send('events', [event('ada~v1', 'again', 3)]);
    expect(await people()).toEqual([': seen', 'ada: again identify seen']);
  });

  it('belongs to the first customer by time, whichever comes in first', async () => {
    await send('events', [event('~v1', 'seen', 1), event('bob~v1', 'login', 5)]);
    expect(await people()).toEqual(['bob: login seen']);
    await send('events', [event('ada~v1', 'login', 3)]);
    expect(await people()).toEqual(['ada: login seen', 'bob: login']);
  });

  it('is nobody where an id is one that stands for nobody', async () => {
    await send('events', [
      event('~v1', 'seen', 1),
      event('guest~v1', 'login', 2),
      event('~00000000-0000-0000-0000-000000000000', 'seen', 1),
      event('ada~00000000-0000-0000-0000-000000000000', 'login', 2),
      event('~Undefined', 'seen', 1),
      event('ada~Undefined', 'login', 2),
    ]);
    expect(await people()).toEqual([': seen', ': seen', ': seen', 'ada: login login', 'guest: login']);
  });

  it('belongs to the customer of the order that its event names', async () => {
    await send('events', [event('~v1', 'order_completed', 9, { properties: { order_id: 'o1' } })]);
    await send('orders', [order('o1', 'ada')]);
    expect(await people()).toEqual(['ada: order_completed']);
    // The shop corrects whose order it is, and the visitor follows.
    await send('orders', [order('o1', 'bob', { updatedAt: '2024-05-10T10:00:00Z' })]);
    expect(await people()).toEqual(['bob: order_completed']);
    await send('orders', [
      order('o2', 'cleo'),
      order('o3', 'dora', { source: 'web' }),
      order('o3', 'eve', { source: 'till' }),
    ]);
    await send('events', [event('~v2', 'order_completed', 9, { properties: { order_id: 'o2' } })]);
    await send('events', [event('~v3', 'order_completed', 9, { properties: { order_id: 'o3' } })]);
    expect(await people()).toEqual([': order_completed', 'bob: order_completed', 'cleo: order_completed']);
  });
});

describe('customers', () => {
  it('become one by an alias, with their orders, refunds and profiles', async () => {
    await send('customers', [
      {
        customerId: 'old',
        name: 'Ada',
        email: 'ada@old.example',
        country: 'FR',
        attributes: { tier: 'gold', size: 'M' },
        updatedAt: '2024-01-01T00:00:00Z',
      },
      {
        customerId: 'new',
        email: 'ada@new.example',
        attributes: { size: 'L' },
        updatedAt: '2024-02-01T00:00:00Z',
      },
    ]);
    await send('orders', [order('o1', 'old'), order('o2', 'new')]);
    await send('refunds', [
      {
        refundId: 'r1',
        customerId: 'old',
        refundedAt: '2024-05-10T00:00:00Z',
        amount: '1.00',
        currency: 'EUR',
      },
    ]);
    await send('events', [event('~v1', 'seen', 1), event('old~v1', 'identify', 2)]);
    await send('events', [event('new~old', 'alias', 3)]);
    expect(await people()).toEqual(['new: alias identify seen']);
    const { rows } = await shop.rows({
      sql: `select
    (select groupArray(customer_id) from counted_orders) as orders,
    (select uniqExact(person) from counted_orders) as persons,
    (select groupArray(customer_id) from customer_refunds) as refunds,
    (select groupArray((customer_id, name, email, toString(country), attributes)) from person_profiles) as profiles`,
    });
    expect(rows).toEqual([
      {
        orders: ['new', 'new'],
        persons: '1',
        refunds: ['new'],
        profiles: [['new', 'Ada', 'ada@new.example', 'FR', { tier: 'gold', size: 'L' }]],
      },
    ]);
  });

  it('stay two when a device is both of theirs', async () => {
    await send('events', [event('ada~v1', 'login', 1), event('bob~v1', 'login', 2), event('~v1', 'seen', 3)]);
    expect(await people()).toEqual(['ada: login seen', 'bob: login']);
  });

  it('are followed by their visitors through two aliases, in any order', async () => {
    await send('events', [event('c~b', 'alias', 5), event('~v1', 'seen', 1)]);
    await send('events', [event('a~v1', 'identify', 2)]);
    await send('events', [event('b~a', 'alias', 4)]);
    expect(await people()).toEqual(['c: alias alias identify seen']);
  });
});

describe('what was merged', () => {
  it('is parted by a decision, and joined by another', async () => {
    const identity = test.ingestion.identity(project);
    await send('events', [event('~v1', 'seen', 1), event('ada~v1', 'login', 2), event('bob~v1', 'login', 3)]);
    const visitor = { type: 'anonymousId', value: 'v1' } as const;
    await identity.decide('parted', visitor, ['ada']);
    expect(await people()).toEqual(['ada: login', 'bob: login seen']);
    await identity.decide('parted', visitor, ['bob']);
    expect(await people()).toEqual([': seen', 'ada: login', 'bob: login']);
    // What comes later does not undo a decision.
    await send('events', [event('ada~v1', 'login', 4)]);
    expect(await people()).toEqual([': seen', 'ada: login login', 'bob: login']);
    await identity.decide('joined', visitor, ['bob']);
    expect(await people()).toEqual(['ada: login login', 'bob: login seen']);
  });

  it('follows the settings, at once and after a start', async () => {
    await send('events', [
      event('~v1', 'seen', 1),
      event('~v2', 'seen', 1),
      event('~v3', 'seen', 1),
      event('ada~v3', 'login', 2),
      event('ada~v1', 'login', 3),
      event('ada~v2', 'login', 4),
    ]);
    expect(await people()).toEqual(['ada: login login login seen seen seen']);
    await test.metadata.projects.update(project, { identity: { mostAnonymousIds: 2 } });
    await test.ingestion.identity(project).rebuild();
    expect(await people()).toEqual([': seen', 'ada: login login login seen seen']);
    await test.metadata.projects.update(project, { identity: { blockedValues: ['V3'] } });
    await test.ingestion.identity(project).follow();
    expect(await people()).toEqual([': seen', 'ada: login login login seen seen']);
    await test.metadata.projects.update(project, { identity: null });
    await test.ingestion.identity(project).follow();
    expect(await people()).toEqual(['ada: login login login seen seen seen']);
  });
});

describe('an engine that starts again while persons are merged', () => {
  it('is told, because its working tables are empty then, and the next time merges everybody', async () => {
    await send('events', [event('~v1', 'seen', 1), event('ada~v1', 'login', 2)]);
    const cut = new IdentityRun(shop, defaultIdentitySettings).use(async (run) => {
      await restartEngine();
      return run.mergeAll();
    });
    await expect(cut).rejects.toMatchObject({ code: 'warehouse-unavailable' });
    await test.ingestion.identity(project).rebuild();
    expect(await people()).toEqual(['ada: login seen']);
  });
});

async function restartEngine(): Promise<void> {
  await test.killEngine();
  const isBack = () =>
    shop.rows({ sql: 'select 1' }).then(
      () => true,
      () => false,
    );
  while (!(await isBack())) await sleep(50);
}
