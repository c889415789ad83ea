const firstMilliseconds = 100;
/** Rows should be readable soon after the warehouse is back, and asking it costs little. */
const mostMilliseconds = 5_000;

/** Pause before the next attempt: doubles up to 5 s, and a random half of it keeps loaders from coming all at once. */
export function backoff(attempt: number): number {
  const pause = Math.min(mostMilliseconds, firstMilliseconds * 2 ** Math.min(attempt, 20));
  return pause * (0.5 + Math.random() / 2);
}
