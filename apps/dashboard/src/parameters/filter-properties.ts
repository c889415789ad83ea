export const eventProperties = [
  'channel',
  'device',
  'region',
  'campaign',
  'category',
  'productId',
  'sessionId',
];
const orderProperties = ['channel', 'device', 'region', 'campaign', 'coupon', 'source'];

const propertiesOf: Readonly<Record<string, readonly string[]>> = {
  overview: ['channel', 'device', 'region'],
  funnel: eventProperties,
};

/** The properties that the filters of an analysis may name: those of orders unless it is about something else. */
export function filterProperties(analysis: string): readonly string[] {
  return propertiesOf[analysis] ?? orderProperties;
}
