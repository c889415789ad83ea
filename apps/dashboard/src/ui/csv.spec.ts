import { describe, expect, it } from '@jest/globals';
import { forSpreadsheets, toCsv } from './csv';
import type { TableColumn } from './table-column';

const columns: TableColumn<{ value: string | number | null }>[] = [
  { id: 'value', header: 'Value', value: ({ value }) => value, cell: ({ value }) => value },
];

/** The lines below the heading, without the byte order mark. */
async function lines(...values: (string | number | null)[]): Promise<string[]> {
  const text = await toCsv(
    columns,
    values.map((value) => ({ value })),
  ).text();
  return text.replace('\ufeff', '').split('\r\n').slice(1, -1);
}

describe('a table as CSV', () => {
  it('quotes what would end a cell', async () => {
    expect(await lines('a,b', 'say "no"')).toEqual(['"a,b"', '"say ""no"""']);
  });

  it('keeps numbers as numbers, negative ones too, and empty cells empty', async () => {
    expect(await lines(-12.5, null, 0)).toEqual(['-12.5', '', '0']);
  });

  it.each(['=1+1', '+49', '-x', '@name', '\tx', '＝1', '＠x'])('lets no spreadsheet run %p', async (text) => {
    expect(await lines(text)).toEqual([`'${text}`]);
  });
});

describe('a list of the warehouse as CSV', () => {
  it('lets no spreadsheet run an id, and leaves everything else', async () => {
    const csv = '"customerId","spend"\n"=cmd()",-3.5\n"a, ""=b"" c",2\n"@x","+y"\n';
    const blob = forSpreadsheets(csv);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(await blob.text()).toContain(
      '"customerId","spend"\n"\'=cmd()",-3.5\n"a, ""=b"" c",2\n"\'@x","\'+y"\n',
    );
  });
});
