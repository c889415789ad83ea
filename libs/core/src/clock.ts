/** Where the time comes from; resolved once at the edge, so that everything inside is a function of its inputs. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
