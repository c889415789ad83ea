/**
 * The independent random streams of the shop. A customer's buying, say, is drawn from a stream of its own, so that a
 * change of the browsing or of the names never changes who buys what and when.
 */
export const streams = {
  catalogue: 1,
  spend: 2,
  traits: 3,
  purchases: 4,
  baskets: 5,
  browsing: 6,
  person: 7,
  pages: 8,
} as const;
