/** How a cell is written where it is not as rows are on the wire. Each gives the wire's form; other text stays as it is. */
export const cellFormats = {
  /** 19970118 */
  yyyymmdd: (text: string) => text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'),
  /** 18/01/1997, 18.1.1997 14:05 */
  'day-month-year': (text: string) => dateText(text, ['day', 'month', 'year']),
  /** 1/18/1997, 01/18/1997 14:05 */
  'month-day-year': (text: string) => dateText(text, ['month', 'day', 'year']),
  /** 1997/1/18 14:05:00 */
  'year-month-day': (text: string) => dateText(text, ['year', 'month', 'day']),
  'unix-seconds': (text: string) => unixText(text, 1000),
  'unix-milliseconds': (text: string) => unixText(text, 1),
  /** 1.234,50 */
  'decimal-comma': (text: string) => text.replaceAll('.', '').replace(',', '.'),
  /** 1,234.50 */
  'thousands-comma': (text: string) => text.replaceAll(',', ''),
  /** 17850.0, as table tools write integers of a column with gaps */
  'integer-with-zeros': (text: string) => text.replace(/^(-?\d+)\.0+$/, '$1'),
} satisfies Record<string, (text: string) => string>;

export type CellFormat = keyof typeof cellFormats;

const parts = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[ T](\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/;

function dateText(text: string, order: readonly ('day' | 'month' | 'year')[]): string {
  const match = parts.exec(text.trim());
  if (!match) return text;
  const part = (name: 'day' | 'month' | 'year') => match[order.indexOf(name) + 1]!;
  if (part('year').length !== 4) return text;
  const day = `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
  return match[4] === undefined ? day : `${day}T${match[4].padStart(2, '0')}:${match[5]}:${match[6] ?? '00'}`;
}

function unixText(text: string, milliseconds: number): string {
  if (!/^\d{1,14}(\.\d+)?$/.test(text)) return text;
  const date = new Date(Math.floor(Number(text) * milliseconds));
  return Number.isNaN(date.getTime()) ? text : date.toISOString();
}
