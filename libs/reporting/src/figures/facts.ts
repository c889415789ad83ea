import type { Envelope } from '#analyses';

/** What an answer says beside its rows, as the envelope of an analysis has it; an Envelope is one. */
export type Facts = Pick<Envelope, 'asOf' | 'timeZone' | 'currency'> &
  Partial<Pick<Envelope, 'watermark' | 'population' | 'notices' | 'parameters' | 'truncated' | 'rowCount'>>;

/** One thing that must be known to trust an answer. */
export type Notice = Envelope['notices'][number];
