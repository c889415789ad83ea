import type { ColumnType } from '../api/types';

const minute = 60;
const hour = 3600;
const day = 86_400;

/** Numbers, money and times as a reader of `language` writes them, in the project's currency and time zone. */
export class Format {
  constructor(
    readonly language: string,
    readonly currency: string,
    readonly timeZone: string,
  ) {}

  count = (value: number): string => this.number(value, 0);

  number = (value: number, digits = 1): string =>
    new Intl.NumberFormat(this.language, {
      maximumFractionDigits: digits,
      minimumFractionDigits: digits,
    }).format(value);

  /**
   * 0.183 -> 18.3 %, so that shares below each other stand in line; nothing and all have no decimals.
   * Shares below one per cent keep a digit more.
   */
  ratio = (value: number, digits = 1): string => {
    const shown = value === 0 || value === 1 ? 0 : Math.abs(value) < 0.01 ? digits + 1 : digits;
    return new Intl.NumberFormat(this.language, {
      style: 'percent',
      minimumFractionDigits: shown,
      maximumFractionDigits: shown,
    }).format(value);
  };

  /** With its sign, for changes. */
  change = (value: number): string =>
    new Intl.NumberFormat(this.language, {
      style: 'percent',
      minimumFractionDigits: value === 0 ? 0 : 1,
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    })
      .format(value)
      .replace('-', '−');

  /** Whole units from 1,000 on, where cents are noise. */
  money = (value: string | number): string => {
    const amount = Number(value);
    return this.#inCurrency({
      minimumFractionDigits: Math.abs(amount) >= 1000 ? 0 : undefined,
      maximumFractionDigits: Math.abs(amount) >= 1000 ? 0 : undefined,
    })
      .format(amount)
      .replace('-', '−');
  };

  /** For axes: €12K, 1.2万. */
  shortMoney = (value: number): string =>
    this.#inCurrency({ notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 }).format(
      value,
    );

  shortCount = (value: number): string =>
    new Intl.NumberFormat(this.language, { notation: 'compact', maximumFractionDigits: 1 }).format(value);

  /** A calendar date `YYYY-MM-DD`, which has no zone. */
  date = (value: string): string =>
    this.#dates({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${value.slice(0, 10)}T00:00:00Z`),
    );

  shortDate = (value: string): string =>
    this.#dates({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      new Date(`${value.slice(0, 10)}T00:00:00Z`),
    );

  month = (value: string): string =>
    this.#dates({ month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${value.slice(0, 10)}T00:00:00Z`),
    );

  /** An instant, in the project's zone. */
  time = (value: string): string =>
    this.#dates({ dateStyle: 'medium', timeStyle: 'short', timeZone: this.timeZone }).format(new Date(value));

  /** The time of the day of an instant, in the project's zone. */
  clock = (value: string): string =>
    this.#dates({ timeStyle: 'short', timeZone: this.timeZone }).format(new Date(value));

  /** The date of an instant, in the project's zone. */
  day = (value: string): string =>
    this.#dates({ day: 'numeric', month: 'short', year: 'numeric', timeZone: this.timeZone }).format(
      new Date(value),
    );

  days = (value: number, digits = 0): string => this.#unit(value, 'day', digits);

  /** The largest fitting unit: 45 sec, 11 min, 4.5 hr, 9 days. */
  seconds = (value: number): string => {
    if (value < minute) return this.#unit(value, 'second', 0);
    if (value < hour) return this.#unit(value / minute, 'minute', 0);
    if (value < 2 * day) return this.#unit(value / hour, 'hour', value < 10 * hour ? 1 : 0);
    return this.#unit(value / day, 'day', value < 10 * day ? 1 : 0);
  };

  bytes = (value: number): string =>
    value < 1000
      ? this.#unit(value, 'byte', 0)
      : value < 1_000_000
        ? this.#unit(value / 1000, 'kilobyte', 0)
        : this.#unit(value / 1_000_000, 'megabyte', 1);

  list = (values: readonly string[]): string =>
    new Intl.ListFormat(this.language, { type: 'conjunction' }).format(values);

  /** A cell by its column's type; an absent value is a dash. */
  cell = (value: unknown, type: ColumnType): string => {
    if (value === null || value === undefined || value === '') return '–';
    switch (type) {
      case 'count':
        return this.count(Number(value));
      case 'number':
        return this.number(Number(value), Number.isInteger(Number(value)) ? 0 : 2);
      case 'ratio':
        return this.ratio(Number(value));
      case 'money':
        return this.money(String(value));
      case 'date':
        return this.date(String(value));
      case 'time':
        return this.time(String(value));
      case 'seconds':
        return this.seconds(Number(value));
      case 'days':
        return this.days(Number(value));
      case 'boolean':
        return value ? '✓' : '–';
      default:
        return String(value);
    }
  };

  #unit(value: number, unit: string, digits: number): string {
    return new Intl.NumberFormat(this.language, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    }).format(value);
  }

  #inCurrency(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return this.currency
      ? new Intl.NumberFormat(this.language, {
          style: 'currency',
          currency: this.currency,
          currencyDisplay: 'narrowSymbol',
          ...options,
        })
      : new Intl.NumberFormat(this.language, { maximumFractionDigits: 2, ...options });
  }

  #dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(this.language, options);
  }
}
