import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '#core';
import { Metadata, type Report } from '#metadata';
import { movableClock, type MovableClock } from '#testing';
import { silentLog } from '#warehouse';
import type { Work } from '../night/night.job.js';
import { mostAttempts } from './due.js';
import { Scheduler } from './scheduler.js';

let home: string;
let clock: MovableClock;
let metadata: Metadata;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clientele-scheduler-'));
  clock = movableClock('2026-01-01T00:00:00Z');
  metadata = await Metadata.open({ home, clock });
});
afterEach(async () => {
  await metadata.close();
  await rm(home, { recursive: true });
});

const hour = 3_600_000;
const day = 24 * hour;

/** Writes down what it is told to do, and does nothing: the metadata behind it is real. */
class Recording implements Work {
  readonly nights: string[] = [];
  readonly reports: string[] = [];
  failure: Error | undefined;

  async prepare({ slot }: { slot: string }): Promise<void> {
    this.nights.push(slot);
  }

  async report(_: unknown, { name }: Report, at: Date): Promise<void> {
    if (this.failure) throw this.failure;
    this.reports.push(`${name} ${at.toISOString().slice(0, 16)}`);
  }
}

const scheduler = (work: Work) =>
  new Scheduler({ metadata, clock, log: silentLog, work, deliverer: { sendDue: async () => undefined } });

const report = (name: string, cron: string, timeZone = 'Europe/Berlin') =>
  metadata.reports.create({
    ...{ project: 'default', name, blocks: [], period: 'day', comparison: [], cron, timeZone },
    ...{ language: 'en', channels: [], enabled: true, definitionHash: 'x', createdBy: 'user:1' },
  });

describe('the scheduler', () => {
  it('does every night of a year once between two of them, with outages and changes of the clock', async () => {
    await metadata.projects.update('default', { timeZone: 'Europe/Berlin' });
    await report('Dawn', '30 2 * * *');
    await report('Weekly', '0 6 * * MON', 'America/New_York');
    const work = new Recording();
    const two = [scheduler(work), scheduler(work)];
    for (let step = 0; clock.now() < new Date('2027-01-01T00:00:00Z'); step++) {
      await Promise.all(two.map((one) => one.tick()));
      // Usually they look often; for nine days in June nobody does.
      clock.advance(step === 300 ? 9 * day : 11 * hour);
    }
    expect(work.nights).toHaveLength(365);
    expect(new Set(work.nights).size).toBe(365);
    const dawns = work.reports.filter((line) => line.startsWith('Dawn'));
    expect(new Set(dawns.map((line) => line.slice(5, 15))).size).toBe(365);
    expect(dawns).toHaveLength(365);
    expect(dawns).toContain('Dawn 2026-03-29T01:00');
    expect(dawns.filter((line) => line.includes('2026-10-25'))).toEqual(['Dawn 2026-10-25T00:30']);
    const weeklies = work.reports.filter((line) => line.startsWith('Weekly'));
    expect(weeklies).toHaveLength(52);
    expect(new Set(weeklies.map((line) => line.slice(-5)))).toEqual(new Set(['10:00', '11:00']));
    expect(work.reports).toEqual([...new Set(work.reports)]);
  }, 240_000);

  it('prepares the day before its first report', async () => {
    await report('Early', '0 2 * * *', 'UTC');
    const seen: string[] = [];
    const work: Work = {
      prepare: async ({ slot }) => void seen.push(`night ${slot}`),
      report: async () => void seen.push('report'),
    };
    clock.advance(2 * hour);
    await scheduler(work).tick();
    clock.advance(4 * hour);
    await scheduler(work).tick();
    expect(seen).toEqual(['night 2026-01-01', 'report']);
  });

  it('makes up at most two months', async () => {
    await report('Dawn', '0 5 * * *', 'UTC');
    const work = new Recording();
    clock.advance(200 * day);
    await scheduler(work).tick();
    expect([work.nights.length, work.reports.length]).toEqual([62, 62]);
    expect(work.reports.at(-1)).toBe('Dawn 2026-07-19T05:00');
    await scheduler(work).tick();
    expect(work.reports).toHaveLength(62);
  });

  it('tries a failed turn again, later and later, then gives it up and goes on', async () => {
    await report('Dawn', '0 5 * * *', 'UTC');
    const work = new Recording();
    work.failure = new Problem('warehouse-unavailable', 'away');
    let tries = 0;
    work.report = async () => {
      tries++;
      throw work.failure!;
    };
    const one = scheduler(work);
    clock.advance(6 * hour);
    for (let minutes = 0; minutes < 60; minutes++) {
      await one.tick();
      clock.advance(60_000);
    }
    // At once, and after 1, 4 and 16 minutes more.
    expect(tries).toBe(4);
    clock.advance(10 * hour);
    for (let times = 0; times < 10; times++) {
      await one.tick();
      clock.advance(hour);
    }
    expect(tries).toBe(mostAttempts);
    const [job] = (await metadata.jobs.list('default', { name: `report:${(await only()).id}` })).items;
    expect(job).toMatchObject({ status: 'failed', error: 'away' });
    const healthy = new Recording();
    clock.advance(day);
    await scheduler(healthy).tick();
    expect(healthy.reports).toEqual(['Dawn 2026-01-02T05:00']);
  });

  it('leaves alone what another one holds, and takes it over when that one is gone', async () => {
    await report('Dawn', '0 5 * * *', 'UTC');
    clock.advance(6 * hour);
    const stuck = new Recording();
    let entered: (() => void) | undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    let go: (() => void) | undefined;
    stuck.prepare = () => new Promise((resolve) => (entered!(), (go = resolve)));
    const first = scheduler(stuck).tick();
    await inside;
    const second = new Recording();
    expect(await scheduler(second).tick()).toBe(0);
    clock.advance(2 * 60_000);
    expect(await scheduler(second).tick()).toBe(2);
    expect([second.nights.length, second.reports.length]).toEqual([1, 1]);
    go!();
    expect(await first).toBe(0);
    expect(stuck.reports).toEqual([]);
  });

  it('breaks the upkeep of the store off when it is stopped', async () => {
    let entered: (() => void) | undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const work: Work = {
      prepare: (_job, _isNewest, _watch, signal) =>
        new Promise((_, reject) => {
          signal!.addEventListener('abort', () => reject(new Problem('cancelled', 'broken off')));
          entered!();
        }),
      report: () => Promise.resolve(),
    };
    clock.advance(day);
    const stopped = scheduler(work);
    const tick = stopped.tick();
    await inside;
    await stopped.stop();
    expect(await tick).toBe(0);
    const next = new Recording();
    expect(await scheduler(next).tick()).toBe(1);
    expect(next.nights).toHaveLength(1);
  });

  it('passes over reports that are off, archived or made by hand', async () => {
    const off = await report('Off', '0 5 * * *');
    await metadata.reports.update('default', off.id, 1, { enabled: false });
    await metadata.reports.archive('default', (await report('Gone', '0 5 * * *')).id);
    const hand = await report('Hand', '0 5 * * *');
    await metadata.reports.update('default', hand.id, 1, { cron: null });
    const work = new Recording();
    clock.advance(day);
    await scheduler(work).tick();
    expect(work.reports).toEqual([]);
  });
});

async function only(): Promise<Report> {
  return (await metadata.reports.list('default')).items[0]!;
}
