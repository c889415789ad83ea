import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedData } from '#testing';
import { startServer, type ServerProcess } from './server-process.js';

interface Fixture {
  name: string;
  events: [seconds: number, name: string][];
  window: number;
  steps: string[];
  level: { strict: number; ties: number };
  level_first_view: { strict: number; ties: number };
}

const file = sharedData('oracles/funnel-fixtures.json');
const fixtures = file ? (JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixture[] }).fixtures : [];
const begin = Date.parse('2026-01-01T00:00:00Z');

let home: string;
let server: ServerProcess;
let key: string;

(file ? describe : describe.skip)('the published funnel cases, through the public API', () => {
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'clientele-fixtures-'));
    server = await startServer(home);
    key = /clk_\S+/.exec(server.output())![0];
    const rows = fixtures.flatMap(({ events }, person) =>
      events.map(([seconds, name], index) => ({
        eventId: `${person}-${index}`,
        customerId: String(person),
        name,
        occurredAt: new Date(begin + seconds * 1000).toISOString(),
      })),
    );
    const answer = await post('/v1/events?wait=true', rows);
    expect(answer).toMatchObject({ accepted: rows.length, rejected: [] });
  });
  afterAll(async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  });

  async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(server.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, unknown>;
  }

  /** person -> deepest step, 0 for those who never entered. */
  async function levels(window: number, steps: string[], extra: object): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (let step = 1; step <= steps.length; step++) {
      const { rows } = await post('/v1/analyses/funnel', {
        steps: steps.map((name) => ({ events: [name] })),
        windowSeconds: window,
        from: '2025-12-31',
        to: '2027-01-01',
        level: 'actors',
        step,
        outcome: 'reached',
        ...extra,
      });
      for (const { customerId } of rows as { customerId: string }[]) found.set(customerId, step);
    }
    return found;
  }

  const modes = [
    ['ties', 'level', {}],
    ['strict', 'level', { strictlyLater: true }],
    ['ties', 'level_first_view', { attempt: 'first' }],
    ['strict', 'level_first_view', { attempt: 'first', strictlyLater: true }],
  ] as const;

  it.each(modes)('come out in mode %s, %s', async (mode, kind, extra) => {
    const kinds = new Set(fixtures.map(({ window, steps }) => JSON.stringify({ window, steps })));
    const wrong: string[] = [];
    for (const one of kinds) {
      const { window, steps } = JSON.parse(one) as Pick<Fixture, 'window' | 'steps'>;
      const found = await levels(window, steps, extra);
      for (const fixture of fixtures.filter(
        (other) => JSON.stringify({ window: other.window, steps: other.steps }) === one,
      )) {
        const level = found.get(String(fixtures.indexOf(fixture))) ?? 0;
        if (level !== fixture[kind][mode]) wrong.push(`${fixture.name}: ${level} for ${fixture[kind][mode]}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
