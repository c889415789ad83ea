import type { ColumnType } from '#analyses';
import type { Texts } from './texts.js';

/** The value of a column as a reader sees it. Objects, which no column type names, are shown as JSON. */
export function valueText(value: unknown, type: ColumnType, texts: Texts): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return texts.say(value ? 'report.yes' : 'report.no');
  if (typeof value === 'object') return JSON.stringify(value);
  const plain = value as string | number;
  switch (type) {
    case 'count':
      return texts.format.count(plain);
    case 'number':
      return texts.format.decimal(plain, Number.isInteger(Number(plain)) ? 0 : 2);
    case 'ratio':
      return texts.format.ratio(Number(plain));
    case 'money':
      return texts.format.money(plain);
    case 'seconds':
      return texts.format.duration(Number(plain));
    case 'days':
      return texts.format.days(plain, Number.isInteger(Number(plain)) ? 0 : 1);
    case 'time':
      return texts.format.instant(String(plain));
    case 'date':
      return texts.format.date(String(plain));
    default:
      return String(plain);
  }
}

/** As {@link valueText}, for a column that is known by name: segments have names of their own in every language. */
export function cellText(column: { name: string; type: ColumnType }, value: unknown, texts: Texts): string {
  if (column.name === 'segment' && typeof value === 'string') return texts.segment(value);
  return valueText(value, column.type, texts);
}

const numeric: ReadonlySet<ColumnType> = new Set(['count', 'number', 'ratio', 'money', 'seconds', 'days']);

/** Whether values of this type stand right-aligned under each other. */
export function isNumeric(type: ColumnType): boolean {
  return numeric.has(type);
}
