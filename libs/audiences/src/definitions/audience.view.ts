import type { Audience, AudienceKind, AudienceRun, Standing } from '#metadata';

/** A refresh as the API shows it. */
export interface RunView {
  readonly id: string;
  readonly status: AudienceRun['status'];
  readonly asOf: string;
  readonly watermark: string | null;
  readonly size: number | null;
  readonly checksum: string | null;
  readonly entered: number | null;
  readonly left: number | null;
  readonly error: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

/** An audience as the API shows it: the definition, and how its members stand. */
export interface AudienceView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly rule: unknown;
  readonly kind: AudienceKind;
  readonly holdoutPercent: number;
  readonly revision: number;
  /** Members of the last published refresh; null before the first one. */
  readonly size: number | null;
  /** The instant that those members were asked for. */
  readonly refreshedAt: string | null;
  /** new until the first refresh, then what became of the last one. */
  readonly state: 'new' | AudienceRun['status'];
  readonly lastRun: RunView | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export function runView(run: AudienceRun): RunView {
  const { id, status, watermark, size, checksum, entered, left, error } = run;
  return {
    ...{ id, status, asOf: run.asOf.toISOString(), watermark, size, checksum, entered, left, error },
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

export function audienceView(audience: Audience, standing: Standing | undefined): AudienceView {
  const { id, name, description, rule, kind, holdoutPercent, revision } = audience;
  const { last, published } = standing ?? {};
  return {
    ...{ id, name, description, rule, kind, holdoutPercent, revision },
    size: published?.size ?? null,
    refreshedAt: published?.asOf.toISOString() ?? null,
    state: last?.status ?? 'new',
    lastRun: last ? runView(last) : null,
    createdAt: audience.createdAt.toISOString(),
    updatedAt: audience.updatedAt.toISOString(),
  };
}
