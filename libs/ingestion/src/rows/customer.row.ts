import { Rejection } from './rejection.js';
import type { Cell, RowContext, RowType } from './row-type.js';
import { idField, rowSchema, textField, timeField } from './schema.fields.js';
import { idCell } from './text.cell.js';
import { storedTime, timeCell } from './time.cell.js';

interface Customer {
  customerId: string | number;
  email?: string;
  phone?: string;
  name?: string;
  gender?: string;
  birthYear?: number;
  country?: string;
  region?: string;
  city?: string;
  createdAt?: string;
  channel?: string;
  consent?: Record<string, boolean>;
  attributes?: Record<string, string | number | boolean>;
  updatedAt?: string;
}

const schema = rowSchema(
  'Customer',
  'A profile, replaced as a whole. Unique by customerId; the newest updatedAt counts.',
  ['customerId'],
  {
    customerId: idField('Key of the customer.'),
    email: textField('Address for mail.', 320),
    phone: textField('Telephone number.', 50),
    name: textField('Full name.'),
    gender: textField('Gender.', 50),
    birthYear: { type: 'integer', minimum: 1850, maximum: 2200, description: 'Year of birth.' },
    country: textField('Country.', 100),
    region: textField('Region.'),
    city: textField('City.'),
    createdAt: timeField('When the customer was first known.'),
    channel: textField('Channel that the customer came by.'),
    consent: {
      type: 'object',
      additionalProperties: { type: 'boolean', description: 'Whether it was given.' },
      maxProperties: 100,
      description: 'Consent by purpose: {"email": true}.',
    },
    attributes: {
      type: 'object',
      additionalProperties: {
        type: ['string', 'number', 'boolean'],
        maxLength: 2_000,
        description: 'A value.',
      },
      maxProperties: 500,
      description: 'Anything else that is known, by name; kept as text.',
    },
    updatedAt: timeField('Version of the row; default is the time of receipt.'),
  },
);

function read(customer: Customer, context: RowContext): Cell[] {
  const { birthYear, createdAt, updatedAt } = customer;
  if (birthYear !== undefined && birthYear > new Date(context.now).getUTCFullYear()) {
    throw new Rejection('out-of-range', 'must not be in the future', '/birthYear');
  }
  const attributes = Object.entries(customer.attributes ?? {}).map(([name, value]) => [name, String(value)]);
  return [
    idCell(customer.customerId, '/customerId'),
    customer.email ?? '',
    customer.phone ?? '',
    customer.name ?? '',
    customer.gender ?? '',
    birthYear ?? 0,
    customer.country ?? '',
    customer.region ?? '',
    customer.city ?? '',
    customer.channel ?? '',
    { ...customer.consent },
    Object.fromEntries(attributes) as Record<string, string>,
    createdAt === undefined ? null : timeCell(createdAt, '/createdAt', context),
    updatedAt === undefined ? storedTime(context.now) : timeCell(updatedAt, '/updatedAt', context),
  ];
}

export const customerRow: RowType<Customer> = {
  table: 'customers',
  schema,
  columns: (
    'customer_id email phone name gender birth_year country region city channel consent attributes created_at ' +
    'updated_at'
  ).split(' '),
  identity: ['customer_id'],
  version: 'updated_at',
  read,
};
