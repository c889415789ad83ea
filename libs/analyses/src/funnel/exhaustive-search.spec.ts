import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fixedClock, givenEvents, openTestWarehouse, type EventTuple, type TestWarehouse } from '#testing';
import type { ProjectWarehouse } from '#warehouse';
import { AnalysisRunner } from '../shared/index.js';
import {
  exhaustive,
  type OracleAttempt,
  type OracleEvent,
  type OracleFunnel,
} from './exhaustive-search.oracle.js';
import { funnel } from './funnel.module.js';

interface Drawn {
  readonly person: string;
  readonly session: string;
  readonly second: number;
  readonly name: string;
  readonly channel: string;
  readonly product: string;
  readonly category: string;
}

interface Selector {
  readonly events: string[];
  readonly where?: { channel: string[] };
}

const start = Date.parse('2024-03-01T00:00:00Z');
const names = ['a', 'b', 'c', 'x', 'y'];

const drawnEvent = fc.record({
  person: fc.integer({ min: 1, max: 25 }).map((number) => `p${number}`),
  session: fc.integer({ min: 0, max: 20 }).map((number) => (number === 0 ? '' : `s${number}`)),
  second: fc.integer({ min: 0, max: 9 }),
  name: fc.constantFrom('a', 'a', 'b', 'b', 'c', 'x', 'y'),
  channel: fc.constantFrom('u', 'v'),
  product: fc.constantFrom('', 'k1', 'k2'),
  category: fc.constantFrom('k1', 'k2'),
});

const selector: fc.Arbitrary<Selector> = fc.record(
  {
    events: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 2 }),
    where: fc.record({ channel: fc.constantFrom(['u'], ['v'], ['u', 'v']) }),
  },
  { requiredKeys: ['events'] },
);
const simple: fc.Arbitrary<Selector> = fc.record({ events: fc.constantFrom(['a'], ['b'], ['c']) });
const distinct = fc
  .shuffledSubarray(['a', 'b', 'c'], { minLength: 2 })
  .map((all): Selector[] => all.map((name) => ({ events: [name] })));

const question = fc
  .record({
    steps: fc.oneof(
      distinct,
      fc.array(simple, { minLength: 2, maxLength: 4 }),
      fc.array(selector, { minLength: 2, maxLength: 4 }),
    ),
    order: fc.constantFrom('sequential' as const, 'sequential' as const, 'strict' as const, 'any' as const),
    windowSeconds: fc.integer({ min: 1, max: 10 }),
    strictlyLater: fc.boolean(),
    attempt: fc.constantFrom('best' as const, 'first' as const),
    actor: fc.constantFrom('person' as const, 'person' as const, 'session' as const),
    held: fc.constantFrom('none', 'none', 'product', 'mixed'),
    exclusions: fc.array(
      fc.record({
        mode: fc.constantFrom('stop' as const, 'drop' as const),
        name: fc.constantFrom('x', 'y', 'c'),
        isWhole: fc.boolean(),
        after: fc.integer({ min: 1, max: 3 }),
        before: fc.integer({ min: 2, max: 4 }),
      }),
      { maxLength: 2 },
    ),
    from: fc.integer({ min: 0, max: 2 }),
    to: fc.integer({ min: 4, max: 9 }),
    asOf: fc.integer({ min: 5, max: 12 }),
  })
  .map((drawn) => {
    const count = drawn.steps.length;
    const exclusions = drawn.exclusions.flatMap(({ mode, name, isWhole, after, before }) => {
      if (isWhole || drawn.order !== 'sequential')
        return [{ mode, name, between: [1, count], isWhole: true }];
      return after < before && before <= count ? [{ mode, name, between: [after, before], isWhole }] : [];
    });
    const property = (step: number) => (drawn.held === 'mixed' && step % 2 === 1 ? 'category' : 'productId');
    return { ...drawn, exclusions, property };
  });

type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

/** The question as the public contract has it. */
function asked(question: Question, region: string) {
  const { steps, exclusions, held, property, from, to, asOf } = question;
  const { order, windowSeconds, strictlyLater, attempt, actor } = question;
  const time = (second: number) => new Date(start + second * 1000).toISOString();
  return {
    ...{ steps, order, windowSeconds, strictlyLater, attempt, actor },
    exclusions: exclusions.map(({ mode, name, between, isWhole }) => ({
      mode,
      events: [name],
      ...(isWhole ? {} : { between }),
    })),
    ...(held === 'none' ? {} : { holdConstant: steps.map((_, step) => property(step)) }),
    from: time(from),
    to: time(to),
    asOf: time(asOf),
    filters: { region: [region] },
  };
}

/** The attempt of every actor, by exhaustive search. */
function searched(events: readonly Drawn[], question: Question): Map<string, OracleAttempt> {
  const { steps, exclusions, held, property, actor } = question;
  const definition: OracleFunnel = {
    steps: steps.length,
    order: question.order,
    window: question.windowSeconds * 1000,
    isStrictlyLater: question.strictlyLater,
    exclusions: exclusions.map(({ mode, between }) => ({ mode, after: between[0]!, before: between[1]! })),
    isFirstEntry: question.attempt === 'first',
    from: question.from * 1000,
    to: Math.min(question.to, question.asOf) * 1000,
    asOf: question.asOf * 1000,
  };
  const valueAt = (event: Drawn, step: number) =>
    property(step) === 'category' ? event.category : event.product;
  const seen = (event: Drawn): OracleEvent => ({
    at: event.second * 1000,
    fits: (k, stream) => {
      const { events: fitting, where } = steps[k - 1]!;
      const isMeant = fitting.includes(event.name) && (where?.channel.includes(event.channel) ?? true);
      return isMeant && (held === 'none' || valueAt(event, k - 1) === stream);
    },
    excludes: (e) => exclusions[e]!.name === event.name,
    streams:
      held === 'none'
        ? ['']
        : [...new Set(steps.map((_, step) => valueAt(event, step)))].filter((value) => value !== ''),
  });
  const found = new Map<string, OracleAttempt>();
  const keyOf = (event: Drawn) => (actor === 'person' ? event.person : event.session);
  for (const key of new Set(events.map(keyOf))) {
    if (key === '') continue;
    const attempt = exhaustive(events.filter((event) => keyOf(event) === key).map(seen), definition);
    if (attempt) found.set(key, attempt);
  }
  return found;
}

describe('a funnel and an exhaustive search', () => {
  let test: TestWarehouse;
  let shop: ProjectWarehouse;
  let runs = 0;
  const runner = new AnalysisRunner([funnel], fixedClock('2024-06-01T00:00:00Z'));
  const answerTo = (parameters: object) =>
    runner.run('funnel', parameters, { warehouse: shop, timeZone: 'UTC', currency: 'EUR' });
  const rowsOf = async (parameters: object) => (await answerTo(parameters)).rows;

  beforeAll(async () => {
    test = await openTestWarehouse();
    shop = await test.project();
    await givenEvents(
      shop,
      names.map((name) => ['nobody', name, '2024-02-01'] as const),
    );
  });
  afterAll(() => test.close());

  /** Stores the events in an order of their own; each run has its own region, persons and sessions. */
  async function given(events: readonly Drawn[], region: string) {
    const rows = events.map((event): EventTuple => [
      `${region}${event.person}`,
      event.name,
      new Date(start + event.second * 1000).toISOString(),
      {
        region,
        session_id: event.session && `${region}${event.session}`,
        channel: event.channel,
        product_id: event.product,
        category: event.category,
      },
    ]);
    await givenEvents(shop, rows);
  }

  it('agree on level, times and open windows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(drawnEvent, { minLength: 1, maxLength: 110, size: 'max' }),
        question,
        async (events, drawn) => {
          const region = `r${++runs}.`;
          await given(events, region);
          const parameters = asked(drawn, region);
          const expected = searched(events, drawn);
          const listed = await rowsOf({ ...parameters, level: 'actors' });
          expect(
            new Map(listed.map((row) => [String(row['actor']).slice(region.length), told(row)])),
          ).toEqual(new Map([...expected].map(([key, attempt]) => [key, searchedRow(attempt)])));
          const { rows: steps, population } = await answerTo(parameters);
          expect(population).toBe(expected.size);
          expect(
            steps.map(({ actors, stillOpen, medianSeconds }) => [actors, stillOpen, medianSeconds]),
          ).toEqual(drawn.steps.map((_, step) => countsOf([...expected.values()], step + 1)));
          const light = await rowsOf({ ...parameters, times: false });
          expect(light.map(({ actors, stillOpen, dropped }) => [actors, stillOpen, dropped])).toEqual(
            steps.map(({ actors, stillOpen, dropped }) => [actors, stillOpen, dropped]),
          );
        },
      ),
      {
        numRuns: 40,
        interruptAfterTimeLimit: 40_000,
        markInterruptAsFailure: false,
      },
    );
  });
});

function told(row: Record<string, unknown>) {
  const milliseconds = (time: unknown) => Date.parse(String(time)) - start;
  return [row['level'], milliseconds(row['enteredAt']), milliseconds(row['lastStepAt']), row['isOpen']];
}

function searchedRow({ level, times, isOpen }: OracleAttempt) {
  return [level, times[0], times[level - 1], isOpen];
}

function countsOf(all: readonly OracleAttempt[], step: number) {
  const reached = all.filter(({ level }) => level >= step);
  const taken = reached.map(({ times }) => (times[step - 1]! - times[step - 2]!) / 1000);
  return [
    reached.length,
    all.filter(({ level, isOpen }) => level === step && isOpen).length,
    step === 1 || reached.length === 0 ? null : median(taken),
  ];
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
