import { problemResponses, type OpenApi } from './schemas.js';

/** The headers that each shop sends beside the body, with what they are for. */
const headers = {
  shopify: {
    'X-Shopify-Topic': 'What happened: orders/create, refunds/create, customers/redact, ...',
    'X-Shopify-Hmac-SHA256': 'HMAC-SHA256 of the raw body in base64.',
    'X-Shopify-Webhook-Id': 'Known for more than a week: the same id again changes nothing.',
  },
  woocommerce: {
    'X-WC-Webhook-Topic': 'What happened: order.created, customer.updated, ...',
    'X-WC-Webhook-Signature': 'HMAC-SHA256 of the raw body in base64.',
    'X-WC-Webhook-Delivery-ID': 'Known for more than a week: the same id again changes nothing.',
  },
} as const;

/** Where shops send their webhooks; the signature stands in the place of a key. */
export function webhookPaths(): Record<string, OpenApi> {
  return Object.fromEntries(
    Object.entries(headers).map(([shop, names]) => [
      `/v1/webhooks/${shop}/{connection}`,
      { post: operation(shop, names) },
    ]),
  );
}

function operation(shop: string, names: Record<string, string>): OpenApi {
  const given = Object.entries(names).map(([name, description]) => ({
    name,
    in: 'header',
    description,
    schema: { type: 'string' },
  }));
  const outcome = { enum: ['taken', 'duplicate', 'ignored', 'ping'] };
  return {
    operationId: `receive_${shop}`,
    tags: ['webhooks'],
    summary: `Take in a webhook of ${shop}`,
    description:
      "Signed with the connection's secret; no key is needed. Answered when the rows are safe on the disk. What cannot " +
      'become a row is answered with 200, too, and is found at /v1/rejected.',
    security: [],
    parameters: [{ name: 'connection', in: 'path', required: true, schema: { type: 'string' } }, ...given],
    requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
    responses: {
      200: {
        description: 'What became of it.',
        content: {
          'application/json': {
            schema: { type: 'object', required: ['outcome'], properties: { outcome } },
          },
        },
      },
      ...problemResponses(401, 408, 413, 429),
    },
  };
}
