const firstMilliseconds = 100;
const mostMilliseconds = 30_000;

/** Pause before the next attempt: doubles up to 30 s, and a random half of it keeps loaders from coming all at once. */
export function backoff(attempt: number): number {
  const pause = Math.min(mostMilliseconds, firstMilliseconds * 2 ** Math.min(attempt, 20));
  return pause * (0.5 + Math.random() / 2);
}
