import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rejection } from '../rows/rejection.js';
import { RowReader } from '../rows/row-reader.js';
import type { Payload, ShopRow } from './payload.js';
import { shopTopics } from './topics.js';

const names = (
  'id order_id customer_id email customer billing line_items price quantity subtotal total subtotal_price total_tax ' +
  'price_set total_price_set shop_money presentment_money amount currency currency_code refunds refund_line_items ' +
  'line_item tax_lines taxes_included discount_allocations created_at updated_at date_created_gmt date_modified_gmt ' +
  'financial_status status cancelled_at landing_site meta_data key value default_address email_marketing_consent ' +
  'sms_marketing_consent state consent_updated_at accepts_marketing customer_id email_address phone tags note'
).split(' ');

/** Bodies with the fields that are read, holding anything. */
const { body } = fc.letrec<{ body: Record<string, unknown>; value: unknown }>((tie) => ({
  body: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 12 }),
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      null,
      true,
      '',
      '10.00',
      '1e9',
      '-3',
      'EUR',
      'USD',
      '2026-01-05T10:00:00Z',
      '/?utm_campaign=a%ZZ',
    ),
    fc.double(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('body'),
  ),
}));

const topics = Object.entries(shopTopics).flatMap(([shop, own]) =>
  Object.entries(own).flatMap(([name, topic]) =>
    'table' in topic ? [{ title: `${shop} ${name}`, topic }] : [],
  ),
);

type RowTopic = (typeof topics)[number]['topic'];

function rowsOf(topic: RowTopic, payload: Payload, currency: string | undefined): ShopRow[] {
  const at = '2026-01-10T00:00:00Z';
  if ('rows' in topic) return topic.rows(payload, { source: 'x', currency }, at);
  const known = { customerId: '7', consent: { email: true }, updatedAt: '2026-01-02T00:00:00.000Z' };
  topic.customer(payload);
  return [undefined, known].flatMap((before) => {
    const row = topic.profile(payload, before, at);
    return row ? [{ table: topic.table, row }] : [];
  });
}

describe('whatever a shop sends', () => {
  it.each(topics)('as $title becomes rows that the checks can judge, or a rejection', ({ topic }) => {
    fc.assert(
      fc.property(body, fc.constantFrom('EUR', 'USD', undefined), (payload, currency) => {
        try {
          for (const { table, row } of rowsOf(topic, payload, currency)) {
            const reader = new RowReader(table, { now: Date.UTC(2026, 0, 10), timeZone: 'UTC', currency });
            reader.read(JSON.parse(JSON.stringify(row)));
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Rejection);
        }
      }),
      { numRuns: 300 },
    );
  });
});
