/** The part of JSON Schema (draft 2020-12, as in OpenAPI 3.1) that the row schemas use. */
export interface JsonSchema {
  type: string | string[];
  title?: string;
  description: string;
  enum?: readonly string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  maxProperties?: number;
  minItems?: number;
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
}

/** A key that the shop gives: text, or an integer that JSON keeps exactly. */
export const idField = (description: string): JsonSchema => ({
  type: ['string', 'integer'],
  minLength: 1,
  maxLength: 200,
  description: `${description} Text of at most 200 bytes; integers above 2^53 as text.`,
});

export const textField = (description: string, maxLength = 500): JsonSchema => ({
  type: 'string',
  maxLength,
  description,
});

export const moneyField = (description: string): JsonSchema => ({
  type: ['string', 'number'],
  maxLength: 40,
  description: `${description} A decimal as text ("19.90") or number, at most 4 places.`,
});

export const timeField = (description: string): JsonSchema => ({
  type: 'string',
  maxLength: 40,
  description: `${description} RFC 3339; a date, or a time without an offset, is taken in the project's time zone.`,
});

export const currencyField: JsonSchema = {
  type: 'string',
  maxLength: 10,
  description:
    "ISO 4217 code; default is the project's currency. A project without one takes that of the first order that names one; " +
    'rows that name none are in it, whichever it will be.',
};

export const exchangeRateField: JsonSchema = {
  type: ['string', 'number'],
  maxLength: 40,
  description:
    "Units of the project's currency per unit of the row's currency on that day. Without it, a row in another " +
    'currency is stored and not counted.',
};

/** A closed object: fields that are not listed are refused. */
export function rowSchema(
  title: string,
  description: string,
  required: readonly string[],
  properties: Record<string, JsonSchema>,
): JsonSchema {
  return { type: 'object', title, description, required, properties, additionalProperties: false };
}
