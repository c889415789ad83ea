/** A row of `funnel` at level steps. */
export type StepRow = {
  step: number;
  label: string;
  actors: number;
  fromPrevious: number | null;
  fromFirst: number | null;
  stillOpen: number;
  dropped: number;
  medianSeconds: number | null;
  p25Seconds: number | null;
  p75Seconds: number | null;
  p90Seconds: number | null;
  breakdown: string | null;
  fromPreviousLow: number | null;
  fromPreviousHigh: number | null;
  /** Whether `fromPrevious` is of fewer than 30 actors. */
  weak: boolean;
};

/** A row of `funnel` at level trend. */
export type TrendRow = {
  day: string;
  step: number;
  label: string;
  actors: number;
  fromPrevious: number | null;
  fromFirst: number | null;
};

/** A row of `funnel` at level times. */
export type TimesRow = {
  step: number;
  label: string;
  fromSeconds: number;
  toSeconds: number | null;
  actors: number;
};
