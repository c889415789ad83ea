import type { Delivery } from '#metadata';

/** Whether somebody may have it sent again; see {@link Deliverer.redeliver}. */
export function mayRedeliver({ state }: Pick<Delivery, 'state'>): boolean {
  return state === 'uncertain' || state === 'failed';
}

/** What somebody can do about a delivery, in a sentence; null where nothing is to be done. */
export function adviceOn({ state, channel }: Pick<Delivery, 'state' | 'channel'>): string | null {
  const isWebhook = channel.startsWith('webhook:');
  if (state === 'uncertain') {
    return isWebhook
      ? 'It may have arrived. Ask the receiver; if it has nothing, send it again: the webhook-id stays the same, so that a receiver that has it can tell.'
      : 'It may have arrived. Look into the folder; if it is not there, send it again.';
  }
  return state === 'failed' ? 'It did not arrive. Mend the cause that is told, then send it again.' : null;
}
