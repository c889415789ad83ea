import { describe, expect, it } from '@jest/globals';
import { tryParseInstant } from '#core';
import fc from 'fast-check';
import { storedTime, timeCell } from './time.cell.js';

const now = Date.parse('2026-01-01T00:00:00Z');
/** Zones whose clocks change by an hour, by half of one, at midnight, in a fast, never, or once by a day. */
const zones = [
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo'],
  ...['Africa/Casablanca', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns'],
];
/** Days on which clocks change in one of them, and any other. */
const days = fc.oneof(
  fc.constantFrom(
    ...['2024-03-31', '2024-10-27', '2024-03-10', '2024-11-03', '2024-04-07', '2024-10-06', '2018-11-04'],
    ...['2018-02-17', '2018-02-18', '2011-12-29', '2011-12-30', '2011-12-31', '2025-02-23', '2025-04-06'],
  ),
  fc
    .date({ min: new Date('1971-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);
const pad = (number: number) => String(number).padStart(2, '0');

describe('a local time', () => {
  it('is the instant that the zone gives it, whatever was read before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        ...([days, fc.nat(23), fc.nat(59), fc.nat(59)] as const),
        (timeZone, day, hour, minute, second) => {
          const text = `${day} ${pad(hour)}:${pad(minute)}:${pad(second)}`;
          const instant = tryParseInstant(text, timeZone)!.getTime();
          expect(timeCell(text, '/at', { now, timeZone })).toBe(storedTime(instant));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('is every minute of the days on which clocks change', () => {
    for (const [timeZone, day] of [
      ['Australia/Lord_Howe', '2024-04-07'],
      ['Australia/Lord_Howe', '2024-10-06'],
      ['Europe/Berlin', '2024-03-31'],
      ['America/Sao_Paulo', '2018-11-04'],
    ] as const) {
      for (let minute = 0; minute < 240; minute++) {
        const text = `${day}T${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
        const instant = tryParseInstant(text, timeZone)!.getTime();
        expect(timeCell(text, '/at', { now, timeZone })).toBe(storedTime(instant));
      }
    }
  });
});
