import { Cron } from 'croner';

/**
 * What is wrong with a cron line of five fields, in words; undefined when it is right. A line that never comes (31
 * February) is wrong, too.
 */
export function cronMistake(line: string, timeZone: string): string | undefined {
  if (line.length > 100) return 'must have at most 100 characters';
  if (line.trim().split(/\s+/).length !== 5) {
    return 'must have five fields: minute, hour, day of month, month, day of week';
  }
  try {
    const next = open(line, timeZone).nextRun(new Date(0));
    return next ? undefined : 'never comes';
  } catch (error) {
    return `is no cron line: ${(error as Error).message.replace(/^CronPattern: /, '')}`;
  }
}

/** The first time after `after` at which the line comes, by the wall clock of the zone. */
export function nextTime(line: string, timeZone: string, after: Date): Date | undefined {
  return open(line, timeZone).nextRun(after) ?? undefined;
}

/**
 * The times in `(after, until]` at which the line comes, oldest first; of more than `most` the newest. A time of the
 * wall clock that a spring day skips comes right after the gap, one that an autumn day repeats comes once.
 */
export function timesBetween(line: string, timeZone: string, after: Date, until: Date, most: number): Date[] {
  const cron = open(line, timeZone);
  const times: Date[] = [];
  for (let time = cron.nextRun(after); time && time <= until; time = cron.nextRun(time)) {
    times.push(time);
    if (times.length > most) times.shift();
  }
  return times;
}

function open(line: string, timeZone: string): Cron {
  return new Cron(line, { timezone: timeZone, paused: true, mode: '5-part', fixedTimeRule: 'no-wildcard' });
}
