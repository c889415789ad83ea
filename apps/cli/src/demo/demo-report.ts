import {
  cohortFigures,
  renderReport,
  type CohortRow,
  type FunnelDay,
  type FunnelStep,
  type GridCell,
  type ReportDocument,
  type SegmentRow,
} from '#reporting';
import type { DemoAnswers } from './demo-answers.js';

/** The demo's answers as one self-contained HTML page. */
export function demoReport({ segments, cells, cohorts, funnel, trend }: DemoAnswers): string {
  const document: ReportDocument = {
    title: 'The demo shop',
    project: 'demo',
    period: `two years to ${segments.asOf.slice(0, 10)}`,
    language: 'en',
    theme: 'auto',
    facts: segments,
    blocks: [
      { kind: 'segments', rows: rows<SegmentRow>(segments), cells: rows<GridCell>(cells), facts: segments },
      { kind: 'cohorts', ...cohortFigures(rows<CohortRow>(cohorts), cohorts.parameters), facts: cohorts },
      { kind: 'funnel', rows: rows<FunnelStep>(funnel), trend: rows<FunnelDay>(trend), facts: funnel },
    ],
  };
  return renderReport(document);
}

/** The columns of each level are held to these rows by the contract tests of the analyses. */
function rows<T>(envelope: { rows: readonly unknown[] }): readonly T[] {
  return envelope.rows as readonly T[];
}
