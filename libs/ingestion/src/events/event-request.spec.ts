import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RowFeed } from '../body/parse-rows.js';
import type { RawRow } from '../body/raw-row.js';
import { EventRequest, maxEventBytes } from './event-request.js';
import { IngestRequest } from '../ingest-request.js';
import { RowReader } from '../rows/row-reader.js';
import { Rejection } from '../rows/rejection.js';
import type { RowContext } from '../rows/row-type.js';
import { frameKinds } from '../spool/frame.js';

const now = Date.parse('2024-06-01T12:00:00Z');
const erased = {
  isEmpty: false,
  has: (kind: string, id: string) => id === (kind === 'customer' ? 'gone' : 'left'),
};
const context = (more: Partial<RowContext> = {}): RowContext => ({
  ...{ now, timeZone: 'Europe/Berlin', currency: 'EUR', ...more },
});

/** Everything that a request leaves behind: what is spooled, frame after frame, and what is answered. */
interface Outcome {
  spooled: { count: number; lines: string }[];
  rejectedRecords: unknown[];
  received: number;
  rejected: unknown[];
  failure: string;
}

type Taker = IngestRequest & Partial<Pick<EventRequest, 'begin' | 'scan'>>;

interface Case {
  body: Buffer;
  contentType: string;
  chunkBytes: number;
  context: RowContext;
  /** Whether the rows are spooled after each chunk. */
  flushes: boolean;
}

function outcome(request: Taker, { body, contentType, chunkBytes, flushes }: Case): Outcome {
  const feed = new RowFeed(contentType);
  const spooled: Outcome['spooled'] = [];
  const rejectedRecords: unknown[] = [];
  const flush = (isLast: boolean) => {
    for (const { kind, count, payload } of request.takeFrames(isLast)) {
      const lines = payload.toString('utf8');
      if (kind === frameKinds.rows) spooled.push({ count, lines });
      else
        rejectedRecords.push(
          ...lines
            .trim()
            .split('\n')
            .map((line) => ({ ...JSON.parse(line), id: '' }) as unknown),
        );
    }
  };
  const sink = request instanceof EventRequest ? request : general(request);
  let failure = '';
  try {
    for (let at = 0; at < body.length; at += chunkBytes) {
      feed.push(body.subarray(at, at + chunkBytes), sink);
      if (flushes) flush(false);
    }
    feed.end(sink);
  } catch (error) {
    failure = (error as Error).message;
  }
  flush(true);
  return { spooled, rejectedRecords, received: request.received, rejected: request.rejected.rows(), failure };
}

/** The way of all rows, with the limit that holds for events. */
function general(request: IngestRequest) {
  return {
    push(row: RawRow) {
      const isLarge = Buffer.byteLength(row.text) > maxEventBytes;
      const rejection = new Rejection('too-long', `must have at most ${maxEventBytes} bytes`);
      request.take(isLarge ? { ...row, rejection } : row);
    },
  };
}

function both(one: Case): { fast: Outcome; general: Outcome } {
  const reader = () => new RowReader('events', { ...one.context });
  return {
    fast: outcome(new EventRequest(reader(), now), one),
    general: outcome(new IngestRequest(reader(), now), one),
  };
}

const text = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z0-9-]{0,12}$/) },
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    '',
    ' ',
    '\u3000',
    ' a',
    'gone',
    'left',
    '北京',
    '"',
    '\\',
    'a\nb',
    '\0',
    'order_completed',
  ),
  fc.integer({ min: 1, max: 9_000 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 60, max: 210 }).map((length) => 'ü'.repeat(length)),
);
const number = fc.oneof(
  fc.integer({ min: -1000, max: 1_000_000 }),
  fc.constantFrom(
    0,
    -0,
    1.5,
    19.9,
    0.0001,
    0.00001,
    1e21,
    123456789012345,
    2 ** 53 + 2,
    -3.25,
    99999999999.5,
  ),
);
const anything = fc.oneof(text, number, fc.constant(null), fc.boolean(), fc.jsonValue());
const time = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .date({ min: new Date(0), max: new Date(now + 2 * 86_400_000), noInvalidDate: true })
      .map((at) => at.toISOString()),
  },
  fc
    .tuple(
      fc.constantFrom(
        '2024-05-31',
        '2024-06-02',
        '2024-06-03',
        '2024-02-29',
        '2023-02-29',
        '1969-12-31',
        '2024-13-01',
        '2024-00-10',
        '2024-04-31',
      ),
      fc.constantFrom(
        'T12:00:00',
        'T23:59:59',
        'T24:00:00',
        'T12:60:00',
        'T12:00:60',
        ' 12:00:00',
        'T1:00:00',
        'T12:00',
        '',
      ),
      fc.constantFrom('', '.', '.0', '.000', '.001', '.12', '.123456789', '.1234567890', '.x', '.1-'),
      fc.constantFrom('Z', 'z', '', '+02:00', '-0330'),
    )
    .map((parts) => parts.join('')),
);
const amount = fc.oneof(number, fc.stringMatching(/^-?[0-9]{1,16}(\.[0-9]{0,7})?$/), text);
const properties = fc.oneof(
  fc.dictionary(fc.oneof(text, fc.constantFrom('1', '__proto__', 'order_id', 'order_id')), anything, {
    maxKeys: 4,
  }),
  anything,
);
const id = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b', 'c', 'd') }, text, number, anything);

const row = fc.record(
  {
    eventId: id,
    name: fc.oneof(text, fc.constant('order_completed'), anything),
    occurredAt: fc.oneof({ weight: 9, arbitrary: time }, anything),
    customerId: id,
    anonymousId: id,
    sessionId: id,
    productId: id,
    category: text,
    channel: anything,
    device: text,
    url: text,
    value: amount,
    sequence: fc.oneof(number, anything),
    properties,
    unknown: text,
  },
  { requiredKeys: [] },
);
/** Rows that are good but for one or two fields: those of chance hardly ever are. */
const goodRow = fc
  .record(
    {
      eventId: fc.constantFrom('a', 'b', 'c', 'id-1', 'id-2', '北', 'a"b'),
      name: fc.constantFrom('n', 'order_completed', 'product_viewed'),
      occurredAt: fc.constantFrom(
        '2024-05-31T10:00:00Z',
        '2024-05-31T10:00:00.12Z',
        '2024-06-02T12:00:00.000Z',
      ),
      customerId: fc.constantFrom('ada', 'gone', 7, 12345678901234),
      anonymousId: fc.constantFrom('v1', 'left', null),
      sessionId: fc.constantFrom('s', 5, 'ü'),
      value: fc.constantFrom('19.90', 19.9, 0, '-0', null, 12.50001),
      sequence: fc.constantFrom(0, -0, 5, -5),
      properties: fc.constantFrom(
        {},
        { a: 1 },
        { order_id: 'o1' },
        { list: [1, { b: 'ü"\\' }], n: 1.5e3 },
        null,
      ),
    },
    { requiredKeys: ['eventId', 'name', 'occurredAt', 'customerId'] },
  )
  .chain((good) =>
    fc
      .record(
        {
          url: text,
          value: amount,
          sequence: fc.oneof(number, anything),
          properties,
          productId: id,
          occurredAt: time,
        },
        { requiredKeys: [] },
      )
      .map((more) => ({ ...good, ...(Object.keys(more).length > 2 ? {} : more) })),
  );

/** The same rows as different senders write them, and some that break. */
const written = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: goodRow }, row),
    fc.constantFrom('tight', 'spaced', 'escaped', 'broken', 'twice', 'shuffled'),
    fc.nat(),
  )
  .map(([value, style, seed]) => {
    const json = JSON.stringify(value);
    if (style === 'spaced') {
      return `{ ${Object.entries(value)
        .map(([key, content]) => `${JSON.stringify(key)}: ${JSON.stringify(content)}`)
        .join(', ')} }`;
    }
    if (style === 'shuffled') {
      return JSON.stringify(
        Object.fromEntries(
          Object.entries(value).sort(([a], [b]) => ((a.length * seed) % 7) - ((b.length * seed) % 7)),
        ),
      );
    }
    if (style === 'escaped') return json.replace(/[a-z]/, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
    if (style === 'twice') return json.replace(/}$/, `,"eventId":"a"}`).replace('{,', '{');
    if (style === 'broken' && seed % 5 === 0)
      return json.slice(0, seed % (json.length + 1)) + json.slice((seed % (json.length + 1)) + 1);
    return json;
  });

const cases: fc.Arbitrary<Case> = fc
  .record({
    rows: fc.array(written, { minLength: 1, maxLength: 30 }),
    form: fc.constantFrom('array', 'pretty array', 'lines', 'CRLF lines', 'objects'),
    chunkBytes: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constant(65_536)),
    flushes: fc.boolean(),
    isErased: fc.boolean(),
    tail: fc.constantFrom('', '', '', '\n', ' ', ',', '}', 'x', '\ufeff'),
    broken: fc.option(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { freq: 4 }),
  })
  .map(({ rows, form, chunkBytes, flushes, isErased, tail, broken }) => {
    const bodies = {
      array: `[${rows.join(',')}]`,
      'pretty array': `[\n  ${rows.join(' ,\n  ')}\n]`,
      lines: rows.join('\n'),
      'CRLF lines': rows.join('\r\n'),
      objects: rows.join('\n'),
    };
    const body = Buffer.from(bodies[form] + tail);
    if (broken) body[broken[0] % body.length] = broken[1];
    return {
      ...{ body, chunkBytes, flushes, context: context(isErased ? { erased } : {}) },
      contentType: form.endsWith('lines') ? 'application/x-ndjson' : 'application/json',
    };
  });

describe('events as bytes', () => {
  it('leave the same behind as rows that are read as values, whatever is sent', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { fast, general } = both(one);
        expect(fast).toEqual(general);
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 3000) },
    );
  });

  it('are what most events take, however their senders write them', () => {
    const event = {
      eventId: 'e1',
      name: 'product_viewed',
      occurredAt: '2024-05-31T10:00:00.123Z',
      anonymousId: 'v1',
      category: '北京',
      value: 19.9,
      properties: { size: 'XL', tags: ['a', 'b'] },
    };
    const spaced = JSON.stringify(event, null, 1).replace(/\n */g, ' ');
    for (const text of [JSON.stringify(event), spaced]) {
      const request = new EventRequest(new RowReader('events', context()), now);
      expect(request.scan(Buffer.from(text), 0, 'line')).toMatchObject({
        rows: 1,
        behind: Buffer.byteLength(text),
      });
    }
  });

  it('have a time only where each of its characters is right', () => {
    const time = '2024-05-31T10:00:00.12Z';
    const changed = ['/', ':', 'x', '-', ' ', '9'].flatMap((character) =>
      Array.from(time, (_, at) => `${time.slice(0, at)}${character}${time.slice(at + 1)}`),
    );
    const rows = changed.map((occurredAt, index) =>
      JSON.stringify({ eventId: `e${index}`, name: 'n', occurredAt, customerId: 'ada' }),
    );
    const body = Buffer.from(`[${rows.join(',')}]`);
    const one = { body, chunkBytes: 65_536, contentType: '', context: context(), flushes: false };
    const { fast, general } = both(one);
    expect(fast).toEqual(general);
    expect(fast.rejected.length).toBeGreaterThan(80);
  });

  it('find ids again among thousands, of one hash or not', () => {
    const rows = Array.from({ length: 5_000 }, (_, index) =>
      JSON.stringify({
        ...{ eventId: `id-${index % 3_000}`, name: index < 4_000 ? 'n' : `n${index}` },
        ...{ occurredAt: '2024-05-31T10:00:00Z', customerId: 'ada' },
      }),
    );
    for (const flushes of [false, true]) {
      const body = Buffer.from(`[${rows.join(',')}]`);
      const one = { body, chunkBytes: 65_536, contentType: '', context: context(), flushes };
      const { fast, general } = both(one);
      expect(fast).toEqual(general);
      expect(fast.rejected).toHaveLength(1_000);
    }
  });
});
