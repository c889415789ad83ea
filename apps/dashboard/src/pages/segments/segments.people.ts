import type { AnalysisPeople } from '../../address/root-search';
import type { SegmentsParameters } from './segments.search';

/** The buyers of one segment. */
export function peopleOfSegment(shared: SegmentsParameters, segment: string, title: string): AnalysisPeople {
  return { analysis: 'rfm', parameters: { ...shared, level: 'customers', segment }, title };
}

/** The buyers with one recency and one frequency score. */
export function peopleOfCell(
  shared: SegmentsParameters,
  scores: { r: number; f: number },
  title: string,
): AnalysisPeople {
  return { analysis: 'rfm', parameters: { ...shared, level: 'customers', cell: scores }, title };
}

/** Every buyer in scope. */
export function peopleOfAll(shared: SegmentsParameters, title: string): AnalysisPeople {
  return { analysis: 'rfm', parameters: { ...shared, level: 'customers' }, title };
}
