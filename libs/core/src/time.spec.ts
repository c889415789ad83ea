import { describe, expect, it } from '@jest/globals';
import { subDays } from 'date-fns';
import { dayOf, endOfDay, movedByCalendar, resolveAsOf, startOfDay } from './time.js';

describe('a day', () => {
  it.each([
    ['of 24 hours', '2024-05-01', 'Europe/Berlin', '2024-04-30T22:00:00Z', '2024-05-01T22:00:00Z'],
    ['of 23 hours', '2024-03-31', 'Europe/Berlin', '2024-03-30T23:00:00Z', '2024-03-31T22:00:00Z'],
    ['of 25 hours', '2024-10-27', 'Europe/Berlin', '2024-10-26T22:00:00Z', '2024-10-27T23:00:00Z'],
    [
      'that begins at 01:00',
      '2018-11-04',
      'America/Sao_Paulo',
      '2018-11-04T03:00:00Z',
      '2018-11-05T02:00:00Z',
    ],
    ['that ends at 01:00', '2018-11-03', 'America/Sao_Paulo', '2018-11-03T03:00:00Z', '2018-11-04T03:00:00Z'],
    [
      'whose midnight comes twice',
      '2021-10-29',
      'Asia/Amman',
      '2021-10-28T21:00:00Z',
      '2021-10-29T22:00:00Z',
    ],
    [
      'in Cairo, where clocks go forward at midnight',
      '2024-04-26',
      'Africa/Cairo',
      '2024-04-25T22:00:00Z',
      '2024-04-26T21:00:00Z',
    ],
  ])('%s', (_, day, zone, begin, end) => {
    expect(startOfDay(day, zone)).toEqual(new Date(begin));
    expect(endOfDay(day, zone)).toEqual(new Date(end));
    expect(resolveAsOf(day, zone, new Date())).toEqual(new Date(end));
  });

  it.each([
    'America/Sao_Paulo',
    'America/Havana',
    'Asia/Beirut',
    'Asia/Amman',
    'Africa/Cairo',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Atlantic/Azores',
  ])('in %s begins where the one before ends, and no instant before it is of that day', (zone) => {
    for (let time = Date.UTC(2010, 0, 1); time < Date.UTC(2025, 0, 1); time += 86_400_000) {
      const [day, next] = [new Date(time), new Date(time + 86_400_000)].map((date) => dayOf(date, 'UTC')) as [
        string,
        string,
      ];
      const begin = startOfDay(day, zone);
      expect([day, dayOf(begin, zone), endOfDay(day, zone)]).toEqual([day, day, startOfDay(next, zone)]);
      expect(dayOf(new Date(begin.getTime() - 1), zone)).not.toBe(day);
    }
  });
});

describe('movedByCalendar', () => {
  const back = (instant: string, zone: string) =>
    movedByCalendar(new Date(instant), zone, (local) => subDays(local, 1));

  it('keeps the begin of a day, whenever that is', () => {
    expect(back('2018-11-04T03:00:00Z', 'America/Sao_Paulo')).toEqual(new Date('2018-11-03T03:00:00Z'));
    expect(back('2018-11-05T02:00:00Z', 'America/Sao_Paulo')).toEqual(new Date('2018-11-04T03:00:00Z'));
  });

  it('keeps the time of day otherwise', () => {
    expect(back('2024-03-31T10:00:00Z', 'Europe/Berlin')).toEqual(new Date('2024-03-30T11:00:00Z'));
  });
});
