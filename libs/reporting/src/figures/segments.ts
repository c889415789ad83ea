import type { Facts } from './facts.js';

/** A row of `rfm` at level segments. Money is a decimal string, shares are 0..1. */
export interface SegmentRow {
  readonly segment: string;
  readonly customers: number;
  readonly share: number;
  readonly revenue: string;
  readonly revenueShare: number;
  /** The means are null where nobody is. */
  readonly avgRecencyDays: number | null;
  readonly avgFrequency: number | null;
  readonly avgMonetary: string | null;
}

/** A row of `rfm` at level cells: the buyers with recency score `r` and frequency score `f`. */
export interface GridCell {
  readonly r: number;
  readonly f: number;
  readonly customers: number;
  readonly revenue: string;
}

/** The borders between scores, lowest score first; days for `recency`, orders for `frequency`, money for `monetary`. */
export interface Cutoffs {
  readonly recency?: readonly number[];
  readonly frequency?: readonly number[];
  readonly monetary?: readonly (string | number)[];
}

/** The buyers of a shop, by segment, and where known by score. */
export interface SegmentFigures {
  readonly rows: readonly SegmentRow[];
  readonly cells?: readonly GridCell[];
  /** Those that the answer's facts hold when not given. */
  readonly cutoffs?: Cutoffs;
  /** How many scores there are; the highest score among the cells when not given. */
  readonly bins?: number;
}

/** The figures with the cut-offs that the parameters of the answer resolved to. */
export function withCutoffs(
  figures: SegmentFigures,
  { parameters }: Pick<Facts, 'parameters'>,
): SegmentFigures {
  const cutoffs = parameters?.['cutoffs'];
  return figures.cutoffs || typeof cutoffs !== 'object' || cutoffs === null
    ? figures
    : { ...figures, cutoffs };
}

/** The segments whose customers bought often and have gone silent. */
export const silentSegments: ReadonlySet<string> = new Set(['at-risk', 'cant-lose']);

/** The name of a segment in the form that messages are kept under: `Can't lose`, `cant_lose` -> `cant-lose`. */
export function segmentKey(segment: string): string {
  return segment
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[\s_]+/g, '-');
}

/** The grid as rows of frequency, highest first, each with its cells by recency score 1..bins; undefined where nobody is. */
export function gridRows(
  figures: Pick<SegmentFigures, 'cells' | 'bins'>,
): { f: number; cells: (GridCell | undefined)[] }[] {
  const cells = figures.cells ?? [];
  const bins = figures.bins ?? Math.max(0, ...cells.map(({ r, f }) => Math.max(r, f)));
  const at = new Map(
    cells.filter(({ customers }) => customers > 0).map((cell) => [`${cell.r}:${cell.f}`, cell]),
  );
  const scores = Array.from({ length: bins }, (_, index) => index + 1);
  return [...scores].reverse().map((f) => ({ f, cells: scores.map((r) => at.get(`${r}:${f}`)) }));
}
