/** Something that can be done again and again; resolves to the milliseconds it took. */
export type Timed = () => Promise<number>;

/**
 * Does all of them in turn, `repetitions` times after one round that warms up, so that a machine that slows down slows
 * down all of them. Milliseconds by name, in the order they were taken.
 */
export async function interleaved<Name extends string>(
  timed: Record<Name, Timed>,
  repetitions: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(timed) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const name of names) await timed[name]();
  for (let round = 0; round < repetitions; round++) {
    for (const name of names) times[name].push(await timed[name]());
  }
  return times;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
