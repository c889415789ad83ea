import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fixedClock, givenCustomers, givenEvents, givenOrders, type CustomerTuple } from '#testing';
import { openTestAudiences, type TestAudiences } from '../../../testing/src/test.audiences.js';

let test: TestAudiences;
let count = 0;

beforeAll(async () => {
  test = await openTestAudiences({ clock: fixedClock('2024-07-01T00:00:00Z') });
});
afterAll(() => test.close());

const everyone = { type: 'profile', field: 'customerId', op: 'exists' };

/** An audience of all these customers, refreshed. */
async function audienceOf(customers: readonly CustomerTuple[], holdoutPercent = 0, rule: unknown = everyone) {
  const project = await test.project(`exports-${++count}`);
  await givenCustomers(project.warehouse, customers);
  const { id } = await test.audiences.definitions.create(
    project,
    { name: 'Exported', rule, holdoutPercent },
    'system',
  );
  await test.audiences.refreshes.refresh(project, id);
  return { project, id };
}

type Made = Awaited<ReturnType<typeof audienceOf>>;

async function exported({ project, id }: Made, format: string, purpose: string | null = null) {
  const made = await test.audiences.exports.create(project, id, { format, purpose }, 'user:1');
  const { content } = await test.audiences.exports.open(project, made.id);
  return { made, bytes: await buffer(content) };
}

/** RFC 4180 and nothing else: every line ends with CR LF, quotes are doubled within quotes. */
function rowsOf(bytes: Buffer): Record<string, string>[] {
  const content = bytes.toString().replace(/^\ufeff/, '');
  const lines: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (cell.lastIndex < content.length) {
    const match = cell.exec(content);
    if (!match) throw new Error('this is no CSV');
    lines.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (match[3] === '\r\n') lines.push([]);
  }
  const [header, ...rows] = lines.slice(0, -1);
  return rows.map((row) => Object.fromEntries(header!.map((name, index) => [name, row[index]!])));
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe("Meta's list", () => {
  it('has the published vectors', async () => {
    const vectors: [string, string][] = [
      ['john_smith@gmail.com', '62a14e44'],
      ['16505551212', 'e323ec62'],
      ['mary', '6915771b'],
      ['정', '8fa8cd9c'],
      ['valéry', '08e1996b'],
    ];
    for (const [plain, begin] of vectors) expect(sha256(plain).slice(0, 8)).toBe(begin);
    const audience = await audienceOf([
      [
        'a',
        {
          email: '  John_Smith@GMAIL.com ',
          phone: '+1 (650) 555-1212',
          name: 'Mary 정',
          consent: { ads: true },
        },
      ],
      ['b', { email: 'v@example.com', name: "VALE\u0301RY O'Neil-Smith", consent: { ads: true } }],
    ]);
    const { made, bytes } = await exported(audience, 'meta');
    expect(made).toMatchObject({ rows: 2, purpose: 'ads' });
    const [a, b] = rowsOf(bytes);
    expect([a!['email'], a!['phone'], a!['fn'], a!['ln'], b!['fn']]).toEqual(
      vectors.map(([plain]) => sha256(plain)),
    );
    expect(b!['ln']).toBe(sha256('oneilsmith'));
    expect(b!['phone']).toBe('');
  });

  it('hashes the rest by its rules, and leaves no plain word', async () => {
    const audience = await audienceOf([
      [
        'a',
        {
          ...{
            email: 'a@example.com',
            name: 'Ada Lovelace',
            gender: 'Female',
            country: 'US',
            city: 'New York',
            region: 'NY',
          },
          attributes: { zip: '94035-1234', birthday: '1997-02-16' },
          consent: { ads: true },
        },
      ],
    ]);
    await givenOrders(audience.project.warehouse, [['a', '2024-05-01', 120, { discount: '20' }]]);
    const { bytes } = await exported(audience, 'meta');
    expect(rowsOf(bytes)).toEqual([
      {
        email: sha256('a@example.com'),
        phone: '',
        fn: sha256('ada'),
        ln: sha256('lovelace'),
        zip: sha256('94035'),
        ct: sha256('newyork'),
        st: sha256('ny'),
        country: sha256('us'),
        dob: sha256('19970216'),
        gen: sha256('f'),
        value: '100',
      },
    ]);
    expect(bytes.toString()).not.toMatch(/ada|example/i);
  });
});

describe("Google's list", () => {
  it('has a plus before the digits that it hashes, and country and zip as they are', async () => {
    const audience = await audienceOf([
      [
        'a',
        {
          ...{ email: 'A@Example.com', phone: '0049 (0)171-234 567', name: 'Ada Lovelace', country: 'de' },
          ...{ attributes: { zip: '10115' }, consent: { ads: true } },
        },
      ],
    ]);
    const { bytes } = await exported(audience, 'google', 'ads');
    expect(bytes.toString().split('\r\n')[0]).toBe(
      '"Email","Phone","First Name","Last Name","Country","Zip"',
    );
    expect(rowsOf(bytes)).toEqual([
      {
        Email: sha256('a@example.com'),
        Phone: sha256('+49171234567'),
        'First Name': sha256('ada'),
        'Last Name': sha256('lovelace'),
        Country: 'DE',
        Zip: '10115',
      },
    ]);
  });
});

describe('addresses and numbers that are none', () => {
  const addresses = [
    '',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'a b@example.com',
    'ada@exam ple.com',
    'ada@@example.com',
    'ada..b@example.com',
    '.ada@example.com',
    'ada@-example.com',
    'ada@example..com',
    '<ada@example.com>',
    'ada@example.com,bob@example.com',
    `${'a'.repeat(250)}@example.com`,
  ];
  const numbers = [
    '',
    '1',
    '0171 234567',
    '16505551212',
    '+0171234567',
    '+49',
    '+49 abc',
    '++49171234567',
    '+1234567890123456',
    'call me',
  ];
  const good = ['ada+tag@example.co.uk', 'ADA@EXAMPLE.COM', 'ü@bücher.example', "o'neil@example.com"];
  const called = ['+49 171 234567', '0049171234567', '＋４９１７１２３４５６７', '+1-650-555-1212'];

  it('reach nobody', async () => {
    const reached = { email: true, sms: true, ads: true };
    const audience = await audienceOf([
      ...addresses.map((email, index): CustomerTuple => [`x${index}`, { email, consent: reached }]),
      ...numbers.map((phone, index): CustomerTuple => [`y${index}`, { phone, consent: reached }]),
      ...good.map((email, index): CustomerTuple => [`g${index}`, { email, consent: reached }]),
      ...called.map((phone, index): CustomerTuple => [`h${index}`, { phone, consent: reached }]),
    ]);
    const wrong = addresses.length + numbers.length;
    const byMail = await exported(audience, 'csv', 'email');
    expect(rowsOf(byMail.bytes).map((row) => row['customerId'])).toEqual(good.map((_, index) => `g${index}`));
    expect(byMail.made.leftOut).toMatchObject({ noIdentifier: wrong + called.length, noConsent: 0 });
    const byPhone = await exported(audience, 'csv', 'sms');
    expect(rowsOf(byPhone.bytes).map((row) => row['customerId'])).toEqual(
      called.map((_, index) => `h${index}`),
    );
    const hashed = await exported(audience, 'meta');
    expect(hashed.made).toMatchObject({
      rows: good.length + called.length,
      leftOut: { noIdentifier: wrong },
    });
    const phones = rowsOf(hashed.bytes).map((row) => row['phone']);
    expect(phones.filter((phone) => phone === sha256('49171234567'))).toHaveLength(3);
    expect(hashed.bytes.toString()).not.toContain(sha256(''));
  });
});

describe('who is left out', () => {
  it('is told by the first reason, and all add up to the members', async () => {
    const audience = await audienceOf(
      [
        ['a', { email: 'a@example.com', consent: { email: true } }],
        ['b', { email: 'b@example.com', consent: { email: false } }],
        ['c', { email: 'c@example.com' }],
        ['d', { email: 'none', consent: { email: true } }],
        ['e', { email: 'e@example.com', consent: { email: true, all: false } }],
      ],
      0,
      { or: [everyone, { type: 'orders', aggregate: 'count', op: 'at-least', value: 0 }] },
    );
    const { project, id } = audience;
    await givenOrders(project.warehouse, [['order-only', '2024-06-01', 5]]);
    await test.audiences.refreshes.refresh(project, id);
    const { made, bytes } = await exported(audience, 'csv', 'email');
    expect(made).toMatchObject({
      rows: 1,
      leftOut: { noConsent: 3, suppressed: 1, noIdentifier: 1, holdout: 0 },
    });
    expect(rowsOf(bytes).map((row) => row['customerId'])).toEqual(['a']);
    const whole = await exported(audience, 'csv');
    expect(whole.made).toMatchObject({ rows: 5, leftOut: { suppressed: 1, noConsent: 0, noIdentifier: 0 } });
  });

  it('are the same people of a holdout in every list, and the share that was asked for', async () => {
    const people = Array.from({ length: 2000 }, (_, index): CustomerTuple => [
      `c${String(index).padStart(4, '0')}`,
      { email: `c${index}@example.com` },
    ]);
    const audience = await audienceOf(people, 20);
    const lists = [];
    for (const format of ['csv', 'ndjson']) lists.push(await exported(audience, format));
    const ids = rowsOf(lists[0]!.bytes).map((row) => row['customerId']!);
    const again = lists[1]!.bytes
      .toString()
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { customerId: string }).customerId);
    expect(ids).toEqual(again);
    expect(lists[0]!.made.leftOut.holdout).toBe(2000 - ids.length);
    expect(Math.abs(lists[0]!.made.leftOut.holdout - 400)).toBeLessThan(80);
  });

  it('are visitors, who have no id to export', async () => {
    const steps = [{ events: ['product_viewed'] }, { events: ['order_completed'] }];
    const rule = { type: 'analysis', analysis: 'funnel', parameters: { steps, level: 'actors' } };
    const audience = await audienceOf([['ada', { email: 'a@example.com' }]], 0, rule);
    const { project, id } = audience;
    await givenEvents(project.warehouse, [
      ['ada', 'product_viewed', '2024-06-01'],
      ['~vic', 'product_viewed', '2024-06-01'],
    ]);
    const run = await test.audiences.refreshes.refresh(project, id);
    expect(run.size).toBe(2);
    const { made } = await exported(audience, 'csv');
    expect(made).toMatchObject({ rows: 1, leftOut: { noIdentifier: 1 } });
    const { members } = await test.audiences.members.list(project, id);
    expect(members.map(({ customerId, anonymousId }) => [customerId, anonymousId]).sort()).toEqual([
      ['', 'vic'],
      ['ada', ''],
    ]);
  });
});

describe('the plain files', () => {
  const odd = 'He said "hi",\r\nthen\nleft; =1+1';
  const formulas = ['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x'];

  it('keep every value in the machine profile: RFC 4180, no mark, nothing escaped', async () => {
    const audience = await audienceOf([
      ['a', { name: odd, birth_year: 1990, created_at: '2024-01-02 03:04:05.678' }],
      ...formulas.map((name, index): CustomerTuple => [`f${String(index).padStart(2, '0')}`, { name }]),
    ]);
    const { bytes, made } = await exported(audience, 'csv');
    expect(bytes.toString()).toMatch(/^"customerId","email",/);
    const rows = rowsOf(bytes);
    expect(rows[0]).toMatchObject({
      customerId: 'a',
      name: odd,
      birthYear: '1990',
      createdAt: '2024-01-02T03:04:05.678Z',
    });
    expect(rows.slice(1).map((row) => row['name'])).toEqual(formulas);
    expect(made).toMatchObject({
      rows: 12,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const again = await exported(audience, 'csv');
    expect(again.made.sha256).toBe(made.sha256);
  });

  it('escape formulas for Excel and begin with a mark', async () => {
    const audience = await audienceOf(
      formulas.map((name, index): CustomerTuple => [
        `f${String(index).padStart(2, '0')}`,
        { name, city: name, email: name },
      ]),
    );
    const { bytes } = await exported(audience, 'csv-excel');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    for (const [index, row] of rowsOf(bytes).entries()) {
      for (const field of ['name', 'city', 'email']) expect(row[field]).toBe(`'${formulas[index]}`);
    }
  });

  it('are Parquet that can be read back', async () => {
    const audience = await audienceOf([
      ['a', { name: '정', birth_year: 1990 }],
      ['b', {}],
    ]);
    const { bytes, made } = await exported(audience, 'parquet');
    expect(bytes.subarray(0, 4).toString()).toBe('PAR1');
    expect(bytes.subarray(-4).toString()).toBe('PAR1');
    expect(made.rows).toBe(2);
    const { warehouse } = audience.project;
    await warehouse.command({
      sql: `create table back (
        "customerId" String, email String, phone String, name String, gender String, "birthYear" Nullable(UInt16),
        country String, region String, city String, channel String, "createdAt" Nullable(DateTime64(3, 'UTC'))
      ) engine = MergeTree order by "customerId"`,
    });
    await warehouse.insert('back', bytes, { format: 'Parquet' });
    const { rows } = await warehouse.rows({
      sql: 'select "customerId", name, "birthYear" from back order by 1',
    });
    expect(rows).toEqual([
      { customerId: 'a', name: '정', birthYear: 1990 },
      { customerId: 'b', name: '', birthYear: null },
    ]);
  });

  it('stand in the audit without anybody in them, and leave nothing half-done', async () => {
    const audience = await audienceOf([['ada', { email: 'ada@example.com', consent: { email: true } }]]);
    await exported(audience, 'csv', 'email');
    await expect(
      test.audiences.exports.create(
        audience.project,
        audience.id,
        { format: 'meta', purpose: 'sms' },
        'user:1',
      ),
    ).rejects.toMatchObject({ errors: [{ code: 'contradiction', path: '/purpose' }] });
    await expect(
      test.audiences.exports.create(
        audience.project,
        audience.id,
        { format: 'csv', purpose: 'fun' },
        'user:1',
      ),
    ).rejects.toMatchObject({ errors: [{ code: 'not-allowed', path: '/purpose' }] });
    const list = await test.audiences.exports.list(audience.project, audience.id);
    expect(list).toMatchObject([{ format: 'csv', purpose: 'email', rows: 1 }]);
    const { items } = await test.metadata.audit.list({
      subject: `audience:${audience.id}`,
      action: 'audience.export',
    });
    expect(items).toMatchObject([
      { actor: 'user:1', details: { format: 'csv', purpose: 'email', rows: 1, noConsent: 0 } },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/\bada\b/);
    expect((await readdir(join(test.home, 'exports'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('are not there for another project', async () => {
    const audience = await audienceOf([['ada', {}]]);
    const { made } = await exported(audience, 'csv');
    const other = await audienceOf([['bob', {}]]);
    await expect(test.audiences.exports.open(other.project, made.id)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(test.audiences.exports.open(audience.project, '../../metadata.db')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
