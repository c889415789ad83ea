/** Which amount of an order is counted. */
export const bases = ['net', 'gross', 'contribution'] as const;
export type Basis = (typeof bases)[number];
