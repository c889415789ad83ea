/** An event as the oracle sees it: which steps and exclusions it fits, in which stream. */
export interface OracleEvent {
  /** milliseconds */
  readonly at: number;
  /** fits step k (1-based) in the stream `held` */
  fits(k: number, held: string): boolean;
  excludes(e: number): boolean;
  /** values of the property held constant; one empty text when none is held */
  readonly streams: readonly string[];
}

export interface OracleFunnel {
  readonly steps: number;
  readonly order: 'sequential' | 'strict' | 'any';
  readonly window: number;
  readonly isStrictlyLater: boolean;
  readonly exclusions: readonly { mode: 'stop' | 'drop'; after: number; before: number }[];
  readonly isFirstEntry: boolean;
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
}

export interface OracleAttempt {
  readonly level: number;
  /** times of the steps reached */
  readonly times: readonly number[];
  readonly isOpen: boolean;
  readonly held: string;
}

interface Candidate extends OracleAttempt {
  readonly isDropped: boolean;
}

/**
 * The attempt of one actor by trying every choice of events: exponential, and written from the definitions alone.
 * Undefined when the actor is not in the funnel.
 */
export function exhaustive(events: readonly OracleEvent[], funnel: OracleFunnel): OracleAttempt | undefined {
  const streams = [...new Set(events.flatMap((event) => event.streams))].sort();
  const seen = events.filter(({ at }) => at >= funnel.from && at < funnel.asOf);
  const all = streams.flatMap((held) => {
    const stream = seen.filter((event) => event.streams.includes(held));
    const entries = [...new Set(stream.map(({ at }) => at))]
      .filter((at) => at < funnel.to)
      .sort((a, b) => a - b);
    return entries.flatMap((at) => candidate(stream, at, held, funnel) ?? []);
  });
  if (all.length === 0) return undefined;
  if (!funnel.isFirstEntry && all.some(({ isDropped }) => isDropped)) return undefined;
  const first = (a: Candidate, b: Candidate) =>
    a.times[0]! - b.times[0]! || b.level - a.level || (a.held < b.held ? -1 : 1);
  const best = (a: Candidate, b: Candidate) =>
    b.level - a.level || a.times[0]! - b.times[0]! || (a.held < b.held ? -1 : 1);
  const chosen = all.sort(funnel.isFirstEntry ? first : best)[0]!;
  return chosen.isDropped ? undefined : chosen;
}

function candidate(
  stream: readonly OracleEvent[],
  entry: number,
  held: string,
  funnel: OracleFunnel,
): Candidate | undefined {
  const chains = everyChain(stream, entry, held, funnel);
  if (chains.length === 0) return undefined;
  const times = earliest(chains);
  const hits = funnel.exclusions.map(({ after, before }, e) => {
    if (times.length < after) return undefined;
    const end = times[before - 1] ?? entry + funnel.window + 1;
    return stream
      .filter((event) => event.excludes(e) && event.at > times[after - 1]! && event.at < end)
      .filter((event) => event.at <= entry + funnel.window)
      .map(({ at }) => at)
      .sort((a, b) => a - b)[0];
  });
  const soonest = (mode: 'stop' | 'drop') =>
    Math.min(
      ...hits.flatMap((at, e) => (at !== undefined && funnel.exclusions[e]!.mode === mode ? [at] : [])),
    );
  const cut = soonest('stop');
  const kept = times.filter((at) => at <= cut);
  const isOver = kept.length === funnel.steps || cut !== Infinity;
  return {
    level: kept.length,
    times: kept,
    isOpen: !isOver && entry + funnel.window >= funnel.asOf,
    held,
    isDropped: soonest('drop') < cut,
  };
}

/** Of the chains the longest, of those the one whose times are the smallest, the first time first. */
function earliest(chains: readonly number[][]): number[] {
  return [...chains].sort((a, b) => {
    if (a.length !== b.length) return b.length - a.length;
    const differs = a.findIndex((time, index) => time !== b[index]);
    return differs < 0 ? 0 : a[differs]! - b[differs]!;
  })[0]!;
}

/** The times of every chain of distinct events that begins at `entry`; each prefix of a chain is one, too. */
function everyChain(
  stream: readonly OracleEvent[],
  entry: number,
  held: string,
  funnel: OracleFunnel,
): number[][] {
  const within = stream.filter(({ at }) => at >= entry && at <= entry + funnel.window);
  if (funnel.order === 'any') return anyChains(within, entry, held, funnel);
  const found: number[][] = [];
  const extend = (used: OracleEvent[]) => {
    if (used.length > 0) {
      if (funnel.order === 'strict' && !isConsecutive(used, stream)) return;
      found.push(used.map(({ at }) => at));
    }
    if (used.length === funnel.steps) return;
    for (const event of within) {
      const last = used.at(-1);
      if (used.length === 0 ? event.at !== entry : used.includes(event)) continue;
      if (last && (funnel.isStrictlyLater ? event.at <= last.at : event.at < last.at)) continue;
      if (event.fits(used.length + 1, held)) extend([...used, event]);
    }
  };
  extend([]);
  return found;
}

/** Whether some order of the events, by time, has the chain's events one right after the other. */
function isConsecutive(chain: readonly OracleEvent[], stream: readonly OracleEvent[]): boolean {
  const [begin, end] = [chain[0]!.at, chain.at(-1)!.at];
  return stream.every((event) => chain.includes(event) || event.at <= begin || event.at >= end);
}

/** Every assignment of distinct events to distinct steps that includes an event at `entry`, as sorted times. */
function anyChains(
  within: readonly OracleEvent[],
  entry: number,
  held: string,
  funnel: OracleFunnel,
): number[][] {
  const found: number[][] = [];
  const extend = (step: number, used: OracleEvent[]) => {
    if (step > funnel.steps) {
      const times = used.map(({ at }) => at).sort((a, b) => a - b);
      const areApart = !funnel.isStrictlyLater || new Set(times).size === times.length;
      if (times[0] === entry && areApart) found.push(times);
      return;
    }
    extend(step + 1, used);
    for (const event of within) {
      if (!used.includes(event) && event.fits(step, held)) extend(step + 1, [...used, event]);
    }
  };
  extend(1, []);
  return found;
}
