/** A row of `rfm` at level segments. */
export type SegmentRow = {
  segment: string;
  customers: number;
  share: number;
  revenue: string;
  revenueShare: number;
  avgRecencyDays: number;
  avgFrequency: number;
  avgMonetary: string;
};

/** A row of `rfm` at level cells. */
export type CellRow = { r: number; f: number; customers: number; revenue: string };

/** Whether there are buyers, and none of them ordered within the look-back. */
export function isSilent(rows: readonly SegmentRow[]): boolean {
  return rows.some(({ customers }) => customers > 0) && rows.every(({ avgFrequency }) => !avgFrequency);
}
