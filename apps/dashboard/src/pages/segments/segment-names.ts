import type { TFunction } from 'i18next';

/** `Can't lose` -> `cant-lose`: the form that texts and colours are kept under. */
export function segmentKey(segment: string): string {
  return segment
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[\s_]+/g, '-');
}

/** A segment's name in the reader's language; one that the project named itself keeps its name. */
export function segmentName(t: TFunction, segment: string): string {
  return t(`segment.${segmentKey(segment)}`, { defaultValue: segment });
}

const known = [
  'champions',
  'loyal',
  'potential-loyalists',
  'new',
  'promising',
  'needs-attention',
  'about-to-sleep',
  'at-risk',
  'cant-lose',
  'hibernating',
  'lost',
];

/** The class of styles that colours a segment's dot. */
export function segmentColour(segment: string): string {
  const key = segmentKey(segment);
  return known.includes(key) ? `var(--segment-${key})` : 'var(--edge)';
}

/** Segments that nobody wants to see grow. */
const unwelcome = ['needs-attention', 'about-to-sleep', 'at-risk', 'cant-lose', 'hibernating', 'lost'];

/** `up` where the change is good news, `down` where it is bad, whatever its sign. */
export function newsOf(segment: string, change: number): string | undefined {
  if (change === 0) return undefined;
  return change > 0 === !unwelcome.includes(segmentKey(segment)) ? 'up' : 'down';
}
