import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openTestIngestion, type TestIngestion } from '../../../testing/src/test.ingestion.js';

let test: TestIngestion;
let count = 0;

beforeAll(async () => {
  test = await openTestIngestion();
});
afterAll(() => test.close());

const storedRows = {
  events:
    'select * except (ingested_at), person from events order by event_id, customer_id, anonymous_id, url',
  orders: 'select * except (ingested_at) from orders final order by order_id, source',
};
type Table = keyof typeof storedRows;

/** What an import of a text made of a project, beside the time that it took. */
async function imported(table: Table, bytes: Buffer, options: object): Promise<unknown> {
  const project = `csv${++count}`;
  const warehouse = await test.project(project);
  const path = join(test.home, `${project}.csv`);
  await writeFile(path, bytes);
  const { rows, tables, rejected, reasons, rejectedFile } = await test.ingestion.importFile(
    project,
    table,
    path,
    options,
  );
  const stored = await warehouse.rows({ sql: storedRows[table] });
  const refused = rejectedFile === undefined ? '' : await readFile(rejectedFile, 'utf8');
  return { rows, tables, rejected, reasons, stored: stored.rows, refused };
}

/** The same text as UTF-8, which is read as bytes, and as UTF-16, which is read as texts. */
async function bothWays(
  text: string,
  options: object = {},
  table: Table = 'events',
): Promise<[unknown, unknown]> {
  const asTexts = Buffer.from(`\ufeff${text}`, 'utf16le');
  return [await imported(table, Buffer.from(text), options), await imported(table, asTexts, options)];
}

const header =
  'event_id,name,occurred_at,customer_id,anonymous_id,category,url,value,sequence,properties,properties.page';
const at = '2024-05-01T10:00:00Z';
const examples = [
  header,
  `plain,page_viewed,${at},ada,,,,,,,`,
  `full,product_viewed,${at},ada,v1,Füße 会员 😀,https://shop.example/?a=b,12.50,7,,`,
  `below,product_viewed,${at},ada,,,,-3,-7,,`,
  `zeros,product_viewed,${at},ada,,,,007,007,,`,
  `sixteen,product_viewed,${at},ada,,,,,1234567890123456,,`,
  `minus zero,product_viewed,${at},ada,,,,-0,-0,,`,
  `no number,product_viewed,${at},ada,,,,a lot,first,,`,
  `page,page_viewed,${at},ada,,,,,,,/home`,
  `inside,page_viewed,${at},ada,,,,,,"{""colour"":""red""}",`,
  `torn,page_viewed,${at},ada,,,,,,{,`,
  '',
  `"quoted","page_viewed","${at}","ada","","two ""words""","","","3","",""`,
  `"lines","page_viewed",${at},ada,,"one\ntwo\r\nthree",,,,,`,
  `delimiter,page_viewed,${at},ada,,"a,b",,,,,`,
  `backslash,page_viewed,${at},ada,,a\\u0041\\,,,,,`,
  `tab,page_viewed,${at},ada,,a\tb,,,,,`,
  `nothing,page_viewed,${at},ada,,a\0b,,,,,`,
  `few,page_viewed,${at},ada`,
  `many,page_viewed,${at},ada,,,,,,,,,`,
  ',,,,,,,,,,',
  `  ,page_viewed,${at},ada,,,,,,,`,
  `nobody,page_viewed,${at},,,,,,,,`,
  `,page_viewed,${at},ada,,,,,,,`,
  `local,page_viewed,2024-05-01 10:00,ada,,,,,,,`,
  `no time,page_viewed,yesterday,ada,,,,,,,`,
  `carriage,page_viewed,${at},ada,,,,,,,\r`,
  `long,page_viewed,${at},ada,,,https://shop.example/${'x'.repeat(7_000)},,,,`,
  `too long,page_viewed,${at},ada,,,https://shop.example/${'x'.repeat(300_000)},,,,`,
  `last,page_viewed,${at},ada,,,,,,,`,
  `half"quoted,page_viewed,${at},ada,,,,,,,`,
];

describe('events of a CSV file that is read as bytes', () => {
  it('are what they are when it is read as texts', async () => {
    const [bytes, texts] = await bothWays(examples.join('\n'));
    expect(bytes).toEqual(texts);
    expect(bytes).toMatchObject({ rows: 29, tables: { events: { accepted: 17 } }, rejected: 12 });
  });

  it('are so with a mark, without a last newline, with carriage returns and a quote that stays open', async () => {
    const lines = [...examples.slice(0, 4), `open,"page_viewed,${at}`];
    const [bytes, texts] = await bothWays(`\ufeff${lines.join('\r\n')}`);
    expect(bytes).toEqual(texts);
    expect(bytes).toMatchObject({ rows: 4, tables: { events: { accepted: 3 } }, rejected: 1 });
  });

  it('are so by a mapping, with constants, formats and a column for two fields', async () => {
    const mapping = {
      eventId: 'Id',
      name: { constant: 'page_viewed' },
      occurredAt: { column: 'When', format: 'day-month-year' },
      customerId: 'Who',
      sessionId: 'Who',
      sequence: { constant: '3' },
      value: { column: 'Price', format: 'decimal-comma' },
    } as const;
    const text = [
      'Id;When;Who;Price;Rest',
      'a;1.5.2024 14:05;ada;1.234,50;x',
      'b;2.5.2024;;;y',
      'c;?;bob;1;',
    ];
    const [bytes, texts] = await bothWays(text.join('\n'), { mapping });
    expect(bytes).toEqual(texts);
    expect(bytes).toMatchObject({ rows: 3, tables: { events: { accepted: 1 } }, rejected: 2 });
    const plain = { eventId: 'Id', name: { constant: 'say "hi"' }, occurredAt: 'When', customerId: 'Who' };
    const others = await bothWays(`Id;When;Who;Price;Rest\na;${at};ada;;"x\n;"\nb;${at};bob;"1";`, {
      mapping: plain,
    });
    expect(others[0]).toEqual(others[1]);
    expect(others[0]).toMatchObject({
      tables: { events: { accepted: 2 } },
      stored: [{ name: 'say "hi"' }, {}],
    });
  });

  it.each([
    ['', 'empty; its first line'],
    [' \nx', 'empty; its first line'],
    ['"event_id', 'not valid CSV'],
    ['event_id,name\n1,x', 'no column for occurredAt'],
    ['event_id,name,occurred_at,colour\n', 'do not know: colour'],
  ])('need a header: %j', async (text, message) => {
    await expect(imported('events', Buffer.from(text), {})).rejects.toThrow(message);
    await expect(imported('events', Buffer.from(`\ufeff${text}`, 'utf16le'), {})).rejects.toThrow(message);
  });

  it('are the same both ways, whatever stands in them', async () => {
    const cell = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('', '', 'ada', at, '2024-05-01', '12.5', '-7', '0', 'page_viewed'),
      },
      fc.constantFrom(
        'Ü',
        '会',
        ' ',
        '007',
        '1e3',
        '"a"',
        '"a""b"',
        '"a\nb"',
        '"',
        '\\',
        '\t',
        '\u0001',
        '{}',
        '[1]',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.replace(/[\r\n]/g, '')),
    );
    const delimiter = fc.constantFrom(',', ';', '\t', '|');
    const names = header.split(',').slice(0, 10);
    const record = fc.tuple(fc.boolean(), fc.array(cell, { minLength: 10, maxLength: 10 }), fc.nat(40));
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 30, maxLength: 60, size: 'max' }),
        delimiter,
        fc.constantFrom('\n', '\r\n'),
        async (records, between, end) => {
          const lines = records.map(([isGood, cells, more], index) =>
            (isGood
              ? [`e${index}`, 'viewed', at, 'ada', ...cells.slice(4)]
              : cells.slice(0, more === 0 ? 9 : 10)
            ).join(between),
          );
          const [bytes, texts] = await bothWays([names.join(between), ...lines].join(end));
          expect(bytes).toEqual(texts);
        },
      ),
      { numRuns: 12, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false },
    );
  });
});

const orderHeader =
  'order_id,customer_id,ordered_at,status,currency,gross,discount,cost,coupon,items,updated_at';
const orders = [
  orderHeader,
  `before the currency,ada,${at},,,5,,,,,`,
  `plain,ada,${at},paid,EUR,20.00,1.5,,SPRING,,2024-05-02T10:00:00.5Z`,
  `few,7,${at},,,5,,,,,`,
  `zeros,ada,${at},,,5.0000,0.0,007,,,`,
  `too many zeros,ada,${at},,,5.00000,,,,,`,
  `comma,ada,${at},,,"1,50",,,,,`,
  `lines,ada,${at},,,,,,,"[{""productId"":""p1"",""price"":""2.5"",""quantity"":3}]",`,
  `torn lines,ada,${at},,,,,,,[{,`,
  `dollars,ada,${at},,USD,7,,,,,`,
  `quoted,"ada",${at},,,"7",,,"AUTUMN","",`,
  `local,ada,2024-05-01 10:00,,,7,,,,,`,
  `day,ada,2024-05-01,,,7,,,,,`,
  `nothing,ada,${at},,,,,,,,`,
  `discount,ada,${at},,,7,8,,,,`,
  `below,ada,${at},,,-7,,,,,`,
  `status,ada,${at},sent,,7,,,,,`,
  `currency,ada,${at},,eur,7,,,,,`,
  `nobody,,${at},,,7,,,,,`,
  `plain,ada,${at},refunded,EUR,21.00,,,,,2024-05-03T10:00:00Z`,
];

describe('orders of a CSV file that is read as bytes', () => {
  it.each([
    ['\n', 'in a project without a currency'],
    ['\r\n', 'with carriage returns'],
  ])('are what they are when it is read as texts: %j, %s', async (end) => {
    const [bytes, texts] = await bothWays(orders.join(end), {}, 'orders');
    expect(bytes).toEqual(texts);
    expect(bytes).toMatchObject({ rows: 19, tables: { orders: { accepted: 11 } }, rejected: 8 });
  });

  it('are so where nearly none can be taken as bytes, which then is not tried any more', async () => {
    const dollars = Array.from({ length: 9_000 }, (_, n) => `d${n},ada,${at},,USD,${n % 3000 ? n : -1},,,,,`);
    const text = [orderHeader, `first,ada,${at},,EUR,5,,,,,`, ...dollars, ...orders.slice(1)].join('\n');
    const [bytes, texts] = await bothWays(`${text}\nopen,ada,${at},,,"7\n8`, {}, 'orders');
    expect(bytes).toEqual(texts);
    expect(bytes).toMatchObject({ rows: 9_021, tables: { orders: { accepted: 9_009 } }, rejected: 12 });
  });

  it('are so by a mapping with constants and formats', async () => {
    const mapping = {
      orderId: 'No',
      customerId: 'Who',
      orderedAt: { column: 'When', format: 'day-month-year' },
      currency: { constant: 'EUR' },
      source: { constant: 'till' },
      gross: { column: 'Total', format: 'decimal-comma' },
      shipping: 'Delivery',
    } as const;
    const text = 'No;Who;When;Total;Delivery\n1;ada;1.5.2024 14:05;1.234,50;4.90\n2;bob;?;1;\n3;;1.5.2024;1;';
    const [bytes, texts] = await bothWays(text, { mapping }, 'orders');
    expect(bytes).toEqual(texts);
    expect(bytes).toMatchObject({ rows: 3, tables: { orders: { accepted: 1 } }, rejected: 2 });
    const plain = { ...mapping, orderedAt: 'When', gross: 'Total' };
    const lines = `No;Who;When;Total;Delivery\n1;ada;${at};7;4.90\n2;bob;${at};7,5;\n3;cem;${at};0;`;
    const others = await bothWays(lines, { mapping: plain }, 'orders');
    expect(others[0]).toEqual(others[1]);
    expect(others[0]).toMatchObject({ rows: 3, tables: { orders: { accepted: 2 } }, rejected: 1 });
  });
});
