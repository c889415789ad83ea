import type { AnalysisProject, AnalysisRunner, Comparison } from '#analyses';
import { Problem, type TimeRange } from '#core';
import type { AnalysisBlock, ReportBlock, ReportDefinition, View } from '../definitions/definition.js';
import type { Asked, AudienceSize, BlockAnswer, Part } from './answers.js';
import { askedTimes, earlierPeriod } from './moments.js';
import { without } from './without.js';

/** What the blocks of a report are asked with. */
export interface Asking {
  readonly analyses: AnalysisRunner;
  readonly project: AnalysisProject;
  readonly definition: ReportDefinition;
  readonly period: TimeRange;
  /** Of every audience that the report shows. */
  readonly audiences: readonly AudienceSize[];
  readonly signal?: AbortSignal;
}

/** Rows of a table, unless its block says otherwise. */
const tableRows = 1000;

/** Views whose figures stand beside earlier ones. */
const compared: ReadonlySet<View> = new Set<View>(['metrics', 'segments', 'cohorts', 'funnel']);

/** Levels that a view shows beside the block's own. */
const beside: Partial<Record<View, string>> = { segments: 'cells', funnel: 'trend' };

/** Asks every block in turn; one whose parameters do not fit the data says so and leaves the others as they are. */
export async function answerBlocks(asking: Asking): Promise<BlockAnswer[]> {
  const answers: BlockAnswer[] = [];
  for (const block of asking.definition.blocks) answers.push(await answerBlock(block, asking));
  return answers;
}

async function answerBlock(block: ReportBlock, asking: Asking): Promise<BlockAnswer> {
  if (block.type === 'text') return { block, parts: [], audiences: [] };
  if (block.type === 'audiences') return { block, parts: [], audiences: asking.audiences };
  if (block.type === 'audience') {
    const audiences = asking.audiences.filter(({ id }) => id === block.audience);
    const problem = audiences.length ? {} : { problem: `there is no audience ${block.audience}` };
    return { block, parts: [], audiences, ...problem };
  }
  try {
    return { block, parts: await partsOf(block, asking), audiences: [] };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid-parameters') throw error;
    return { block, parts: [], audiences: [], problem: error.message };
  }
}

async function partsOf(block: AnalysisBlock, asking: Asking): Promise<Part[]> {
  const level = beside[block.view];
  const own = await partOf(block, block.parameters, asking, compared.has(block.view));
  if (level === undefined) return [own];
  const parameters = { ...without(block.parameters, 'segment', 'cell'), level };
  return [own, await partOf(block, parameters, asking, false)];
}

async function partOf(
  block: AnalysisBlock,
  parameters: Readonly<Record<string, unknown>>,
  asking: Asking,
  isCompared: boolean,
): Promise<Part> {
  const { definition, period } = asking;
  const asked = await ask(block, parameters, period, asking);
  const comparisons: Partial<Record<Comparison, Asked>> = {};
  for (const comparison of isCompared ? definition.comparison : []) {
    const before = earlierPeriod(period, comparison, definition.period, definition.timeZone);
    comparisons[comparison] = await ask(block, parameters, before, asking);
  }
  const { analysis } = block;
  return { ...asked, name: `${analysis}-${asked.answer.level}`, analysis, comparisons };
}

async function ask(
  block: AnalysisBlock,
  parameters: Readonly<Record<string, unknown>>,
  period: TimeRange,
  { analyses, project, definition, signal }: Asking,
): Promise<Asked> {
  const limit = block.view === 'table' ? { limit: block.limit ?? tableRows } : {};
  const sent = { ...limit, ...parameters, ...askedTimes(block.range, period, definition.timeZone) };
  const envelope = await analyses.run(block.analysis, sent, project, signal);
  return { parameters: sent, answer: without(envelope, 'rowsRead', 'milliseconds', 'comparison') };
}
