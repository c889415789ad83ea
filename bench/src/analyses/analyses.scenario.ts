import { readFileSync } from 'node:fs';
import { analyses, AnalysisRunner } from '#analyses';
import type { Question } from '#warehouse';
import type { Figure, Scenario } from '../figure.js';
import { interleaved, median } from '../interleaved.js';
import { type LoadedShop, openShop, shopEnd, timeZone } from '../shop/loaded.shop.js';
import { type AnalysisCase, analysisCases } from './analysis.cases.js';
import { storeFacts } from './store.facts.js';

const read = (name: string) => readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
const runner = new AnalysisRunner(analyses);
const scenario = 'analyses';

/** The analyses beside the scan of the columns that they must read, in the same run: only the ratio speaks. */
export const analysesScenario: Scenario = {
  name: scenario,
  async run(options, say) {
    const shop = await openShop(options, say);
    try {
      const store = await storeFacts(shop);
      const figures: Figure[] = [];
      for (const one of analysisCases) {
        say(`  ${one.figure}`);
        figures.push(...(await measure(one, shop, options.repetitions, store)));
      }
      return figures;
    } finally {
      await shop.close();
    }
  },
};

/**
 * Two figures: the question that the analysis puts to the warehouse, held to the limit; and the whole answer, envelope
 * and population included, beside it. The reference is the scan of the columns that the definition needs, of the rows that
 * it counts: that an order is its newest version is part of the filter. The bare tables, which hold replaced versions,
 * too, are read for less, so the ratio to them stands in the note.
 */
async function measure(
  one: AnalysisCase,
  shop: LoadedShop,
  repetitions: number,
  store: Record<string, unknown>,
): Promise<Figure[]> {
  const project = { warehouse: shop.project, timeZone, currency: 'EUR' };
  const params = { ...one.params, asOf: `${shopEnd}T00:00:00+01:00` };
  const questions = {
    limit: scan(one, 'limit'),
    bare: scan(one, 'bare'),
    question: await runner.question(one.analysis, params, project),
  };
  const ask = (question: Question) => async () => (await shop.project.rows(question)).milliseconds;
  const times = await interleaved(
    {
      limit: ask(questions.limit),
      bare: ask(questions.bare),
      question: ask(questions.question),
      answer: async () => {
        const started = performance.now();
        await runner.run(one.analysis, params, project);
        return performance.now() - started;
      },
    },
    repetitions,
  );
  const details = { params, questions, milliseconds: times, store };
  return figuresOf(one, times, details);
}

function figuresOf(
  { figure, limit }: AnalysisCase,
  times: Record<'limit' | 'bare' | 'question' | 'answer', number[]>,
  details: Record<string, unknown>,
): Figure[] {
  const scans = { limit: median(times.limit), bare: median(times.bare) };
  const line = (name: string, measured: number): Figure => ({
    ...{ scenario, figure: name, measured: milliseconds(measured), reference: milliseconds(scans.limit) },
    ratio: measured / scans.limit,
    limit: '',
    verdict: '',
    note: `beside the scan of the newest versions; ${(measured / scans.bare).toFixed(2)} of the bare tables' ${milliseconds(scans.bare)}`,
    details: {},
  });
  const question = line(figure, median(times.question));
  return [
    { ...question, limit: `<= ${limit}`, verdict: question.ratio <= limit ? 'ok' : 'over', details },
    line('  the whole answer', median(times.answer)),
  ];
}

const milliseconds = (value: number) => `${value.toFixed(0)} ms`;

/** The scan of the columns that the case must read: `limit` of the newest versions, `bare` of the tables as they are. */
function scan({ analysis, scanParams }: AnalysisCase, kind: 'limit' | 'bare'): Question {
  return { sql: read(`${analysis}.${kind}`), params: { as_of: `${shopEnd} 00:00:00.000`, ...scanParams } };
}
