import { canonicalJson } from '../definitions/definition.hash.js';
import { renderReport } from '../html/index.js';
import type { BlockAnswer, Part } from './answers.js';
import { csvOf } from './csv.js';
import { audienceRow, reportDocument, type ReportContent } from './report.document.js';
import { watermarkTime } from './watermark.js';

/** A file of a report, whole. */
export interface MadeFile {
  readonly name: string;
  readonly content: string;
}

/**
 * The files of a report: report.html, report.json and one CSV per table. Equal contents give equal bytes: nothing in
 * them tells when or how fast they were made.
 */
export function reportFiles(content: ReportContent): MadeFile[] {
  return [
    { name: 'report.html', content: renderReport(reportDocument(content)) },
    { name: 'report.json', content: `${JSON.stringify(reportJson(content), null, 2)}\n` },
    ...content.answers.flatMap((answer, index) => tables(answer, index + 1)),
  ];
}

/** What two revisions are told apart by: the figures, without the watermark that they were counted at. */
export function figuresText({ answers, sentences }: Pick<ReportContent, 'answers' | 'sentences'>): string {
  return canonicalJson({ sentences, answers: answers.map(plainAnswer) });
}

function reportJson(content: ReportContent) {
  const { definition, definitionHash, project, currency, period, watermark, sentences, answers } = content;
  const { name, timeZone, language, comparison } = definition;
  return {
    report: name,
    project,
    period: { from: period.from.toISOString(), to: period.to.toISOString(), kind: definition.period },
    timeZone,
    currency,
    language,
    comparison,
    definitionHash,
    watermark: watermarkTime(watermark),
    changes: sentences,
    blocks: answers.map(({ block, parts, audiences, problem }) => ({
      type: block.type,
      ...(block.title === undefined ? {} : { title: block.title }),
      ...(block.type === 'text' ? { text: block.text } : {}),
      ...(problem === undefined ? {} : { problem }),
      ...(block.type === 'analysis' ? { view: block.view, parts } : {}),
      ...(audiences.length ? { audiences } : {}),
    })),
  };
}

function plainAnswer({ parts, audiences, problem }: BlockAnswer) {
  const rows = (part: Part) => ({
    now: part.answer.rows,
    before: Object.values(part.comparisons).map(({ answer }) => answer.rows),
  });
  return { problem, audiences: audiences.map(audienceRow), parts: parts.map(rows) };
}

function tables({ block, parts, audiences }: BlockAnswer, number: number): MadeFile[] {
  if (block.type === 'audience' || block.type === 'audiences') {
    const columns = ['members', 'change', 'entered', 'left'].map((name) => ({
      name,
      type: 'count' as const,
    }));
    const all = [{ name: 'audience', type: 'text' as const }, ...columns];
    return [{ name: `${number}-audiences.csv`, content: csvOf(all, audiences.map(audienceRow)) }];
  }
  return parts.flatMap(({ name, answer, comparisons }) => [
    { name: `${number}-${name}.csv`, content: csvOf(answer.columns, answer.rows) },
    ...Object.entries(comparisons).map(([comparison, { answer: before }]) => ({
      name: `${number}-${name}.${comparison}.csv`,
      content: csvOf(answer.columns, before.rows),
    })),
  ]);
}
