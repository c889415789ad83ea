import { Problem, TimeLimit } from '#core';

/** Shops and SDKs give a request up after five seconds or more. */
const lookMilliseconds = 4_000;

/**
 * Looks up what a request must know of the warehouse before its rows can be taken. A warehouse that is away or too slow
 * is told as 429, because a sender keeps what was answered so and comes again.
 *
 * @throws Problem `too-many-requests`, and what `look` throws for another reason
 */
export async function lookUp<T>(look: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = new TimeLimit(lookMilliseconds);
  try {
    return await limit.race(look(limit.signal));
  } catch (error) {
    if (!limit.isReached && !(error instanceof Problem && error.status >= 500)) throw error;
    throw new Problem('too-many-requests', 'What this changes cannot be looked up now; try again later', [], {
      retryAfterSeconds: 5,
      cause: error,
    });
  } finally {
    limit.end();
  }
}
