import { isCurrency, minorUnits } from '#core';
import type { Language } from './language.js';

const dateLocale = { en: 'en-GB', 'zh-CN': 'zh-CN' } as const;
const space = '\u00a0';
const nothing = '–';

type Amount = number | string;
type Options = Intl.NumberFormatOptions;

/**
 * Numbers, money, dates and durations as a reader of `language` writes them. Depends on nothing but its arguments:
 * not on the machine's locale or time zone. What is null or not finite is shown as a dash.
 */
export class Formats {
  private readonly numbers = new Map<string, Intl.NumberFormat>();

  constructor(
    readonly language: Language,
    readonly currency: string,
    readonly timeZone: string,
  ) {}

  /** A whole number: `48,210`. */
  count(value: Amount | null): string {
    return this.number(value, { maximumFractionDigits: 0 });
  }

  /** A number with `digits` after the point. */
  decimal(value: Amount | null, digits = 1): string {
    return this.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /** A ratio 0..1 as a percentage with one digit: `18.9 %`, and `18.9%` in Chinese. */
  ratio(value: number | null, digits = 1): string {
    if (value === null || !Number.isFinite(value)) return nothing;
    const whole = value === 0 || value === 1;
    return `${this.decimal(value * 100, whole ? 0 : digits)}${this.language === 'en' ? space : ''}%`;
  }

  /** A change of a ratio or a growth, with its sign: `+3.2 %`, `−0.7 %`. */
  change(value: number | null): string {
    if (value === null || !Number.isFinite(value)) return nothing;
    const sign = value > 0 ? '+' : value < 0 ? '−' : '±';
    return `${sign}${this.ratio(Math.abs(value))}`;
  }

  /** Money to the minor unit: `€31.40`. */
  money(value: Amount | null): string {
    const digits = minorUnits(this.currency);
    return this.number(value, this.asMoney({ minimumFractionDigits: digits, maximumFractionDigits: digits }));
  }

  /** Money for a narrow place: `€214.3k`, `€21.4万`; without minor units from 100. */
  shortMoney(value: Amount | null): string {
    const size = Math.abs(Number(value ?? 0));
    if (size < 100) return this.money(value);
    if (size < 10_000) return this.number(value, this.asMoney({ maximumFractionDigits: 0 }));
    const options: Options = {
      notation: 'compact',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    };
    return this.number(value, this.asMoney(options)).replace('K', 'k');
  }

  /** Money at the mark of an axis: no more digits than the mark has. */
  axisMoney(value: number): string {
    const isWhole = Number.isInteger(value);
    return isWhole && Math.abs(value) < 10_000
      ? this.number(value, this.asMoney({ maximumFractionDigits: 0 }))
      : this.shortMoney(value);
  }

  /** Formats a column of money alike: without minor units when its largest value has three digits before the point. */
  moneyColumn(values: readonly (Amount | null)[]): (value: Amount | null) => string {
    const highest = Math.max(0, ...values.map((value) => Math.abs(Number(value))));
    if (highest < 100) return (value) => this.money(value);
    return (value) =>
      Math.abs(Number(value)) < 10_000
        ? this.number(value, this.asMoney({ maximumFractionDigits: 0 }))
        : this.shortMoney(value);
  }

  /** A time span in the largest unit that keeps it above about one and a half: `11 min`, `9 days`, `9天`. */
  duration(seconds: number | null): string {
    if (seconds === null || !Number.isFinite(seconds)) return nothing;
    const units = [
      ['day', 86_400],
      ['hour', 3600],
      ['minute', 60],
    ] as const;
    const [unit, size] = units.find(([, length]) => seconds >= 1.5 * length) ?? (['second', 1] as const);
    return this.unit(seconds / size, unit, 0);
  }

  /** A number of days: `96 d`, `96天`. */
  days(value: Amount | null, digits = 0): string {
    if (this.language === 'zh-CN') return this.unit(value, 'day', digits);
    const number = this.decimal(value, digits);
    return number === nothing ? number : `${number}${space}d`;
  }

  /** A day given as YYYY-MM-DD, or the day that an instant falls on: `20 Nov 2026`, `2026年11月20日`. */
  date(value: string | null): string {
    if (value === null || value === '') return nothing;
    return this.dates({ year: 'numeric', month: this.monthStyle, day: 'numeric' }, value);
  }

  /** A month: `Nov 2026`, `2026年11月`. */
  month(value: string): string {
    return this.dates({ year: 'numeric', month: this.monthStyle }, value);
  }

  /** A day without its year: `20 Nov`, `11月20日`. */
  dayAndMonth(value: string): string {
    return this.dates({ month: this.monthStyle, day: 'numeric' }, value);
  }

  /** An instant to the minute in the time zone: `20 Nov 2026, 02:14`. */
  instant(value: string | null): string {
    if (value === null || value === '') return nothing;
    const date = { year: 'numeric', month: this.monthStyle, day: 'numeric' } as const;
    return this.dates({ ...date, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, value);
  }

  private get monthStyle(): 'short' | 'long' {
    return this.language === 'en' ? 'short' : 'long';
  }

  private asMoney(options: Options): Options {
    if (!isCurrency(this.currency)) return { ...options, style: 'decimal' };
    return { ...options, style: 'currency', currency: this.currency, currencyDisplay: 'narrowSymbol' };
  }

  private unit(value: Amount | null, unit: string, digits: number): string {
    const options: Options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits };
    return this.number(value, options).replace(' ', space);
  }

  private number(value: Amount | null, options: Options): string {
    if (value === null || value === '' || !Number.isFinite(Number(value))) return nothing;
    const key = JSON.stringify(options);
    let format = this.numbers.get(key);
    if (!format) {
      format = new Intl.NumberFormat(this.language, { ...options, signDisplay: 'negative' });
      this.numbers.set(key, format);
    }
    // Text is formatted digit by digit as a decimal, so that money never becomes a float on its way.
    return format.format(value as number).replace('-', '−');
  }

  private dates(options: Intl.DateTimeFormatOptions, value: string): string {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
    const instant = new Date(isDay ? `${value}T00:00:00Z` : value);
    if (Number.isNaN(instant.getTime())) return value;
    const timeZone = isDay ? 'UTC' : this.timeZone;
    return new Intl.DateTimeFormat(dateLocale[this.language], { ...options, timeZone })
      .format(instant)
      .replace('Sept', 'Sep');
  }
}
