import { type Amount, amountCell, conversionOf } from './money.cell.js';
import type { RowType } from './row-type.js';
import { currencyField, exchangeRateField, moneyField, rowSchema, textField } from './schema.fields.js';
import { dayCell } from './time.cell.js';

interface Spend {
  day: string;
  channel: string;
  campaign?: string;
  amount: Amount;
  currency?: string;
  exchangeRate?: Amount;
}

const schema = rowSchema(
  'Spend',
  'What a channel or campaign cost on a day. Unique by day, channel and campaign; the one that came last counts.',
  ['day', 'channel', 'amount'],
  {
    day: { type: 'string', maxLength: 10, description: "Day YYYY-MM-DD in the project's time zone." },
    channel: { ...textField('Channel.'), minLength: 1 },
    campaign: textField('Campaign.'),
    amount: moneyField('What it cost, not negative.'),
    currency: currencyField,
    exchangeRate: exchangeRateField,
  },
);

export const spendRow: RowType<Spend> = {
  table: 'spend',
  schema,
  columns: ['day', 'channel', 'campaign', 'amount', 'currency', 'exchange_rate'],
  identity: ['day', 'channel', 'campaign'],
  read: ({ day, channel, campaign = '', amount, currency, exchangeRate }, context) => {
    const cell = dayCell(day, '/day', context);
    const text = amountCell(amount, '/amount');
    const money = conversionOf(currency, exchangeRate, context.currency);
    return [cell, channel, campaign, money.convert(text, '/amount'), money.currency, money.rate];
  },
};
