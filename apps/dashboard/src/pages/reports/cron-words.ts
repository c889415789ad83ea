import type { TFunction } from 'i18next';
import type { Format } from '../../format/format';

const daily = /^(\d{1,2}) (\d{1,2}) (\*|\d{1,2}) \* (\*|\d|[A-Z]{3})$/i;
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
/** A Sunday. */
const anySunday = Date.UTC(2023, 0, 1);
const dayMilliseconds = 86_400_000;

/** `0 5 * * *` as `every day at 5:00 AM`; a line that says more than a day and a time stays as it is. */
export function cronWords(t: TFunction, format: Format, line: string): string {
  const [, minute, hour, date, weekday] = daily.exec(line.trim()) ?? [];
  if (minute === undefined || hour === undefined || Number(minute) > 59 || Number(hour) > 23) return line;
  const time = new Intl.DateTimeFormat(format.language, { timeStyle: 'short', timeZone: 'UTC' }).format(
    anySunday + (Number(hour) * 60 + Number(minute)) * 60_000,
  );
  if (date !== '*') return weekday === '*' ? t('cron.month', { time, day: date }) : line;
  if (weekday === '*') return t('cron.day', { time });
  const number = /^\d$/.test(weekday ?? '')
    ? Number(weekday) % 7
    : weekdays.indexOf((weekday ?? '').toUpperCase());
  if (number < 0) return line;
  const day = new Intl.DateTimeFormat(format.language, { weekday: 'long', timeZone: 'UTC' }).format(
    anySunday + number * dayMilliseconds,
  );
  return t('cron.week', { time, day });
}
