/**
 * What became of an attempt: arrived; certainly not, to be tried again; certainly not, and never will; or unknown,
 * because no answer came to what may have arrived.
 */
export type Outcome =
  { readonly kind: 'arrived' } | { readonly kind: 'again' | 'never' | 'unknown'; readonly reason: string };

export const arrived: Outcome = { kind: 'arrived' };
