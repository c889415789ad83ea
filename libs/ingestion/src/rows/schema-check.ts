import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Rejection, type RejectionCode } from './rejection.js';
import { rowSchemas } from './row-schemas.js';
import { pointerStep } from './value-checks.js';
import { tableNames, type TableName } from './row-type.js';
import type { JsonSchema } from './schema.fields.js';

const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictNumbers: true });

const checks = Object.fromEntries(
  tableNames.map((table) => [table, ajv.compile(rowSchemas[table])]),
) as Record<TableName, ValidateFunction>;

const codes: Record<string, RejectionCode> = {
  additionalProperties: 'unknown-field',
  required: 'missing-field',
  type: 'wrong-type',
  enum: 'not-allowed',
  minLength: 'missing-field',
  maxLength: 'too-long',
  maxItems: 'too-long',
  maxProperties: 'too-long',
};

const types: Record<string, string> = { integer: 'an integer', array: 'an array', object: 'an object' };

const withArticle = (type: string) => types[type] ?? `a ${type}`;

/** The fields beside the keyword that failed; taken from the path, as an error that carries its schema slows every check. */
function knownFields(table: TableName, schemaPath: string): string {
  let schema: unknown = rowSchemas[table];
  for (const step of schemaPath.split('/').slice(1, -1)) schema = (schema as Record<string, unknown>)[step];
  return Object.keys((schema as JsonSchema).properties ?? {}).join(', ');
}

function rejectionOf(
  table: TableName,
  { keyword, instancePath, schemaPath, params, message }: ErrorObject,
): Rejection {
  const code = codes[keyword] ?? 'out-of-range';
  switch (keyword) {
    case 'additionalProperties': {
      const known = knownFields(table, schemaPath);
      const path = `${instancePath}/${pointerStep(String(params.additionalProperty))}`;
      return new Rejection(code, `is not a known field; known are ${known}`, path);
    }
    case 'required':
      return new Rejection(code, 'is needed', `${instancePath}/${params.missingProperty}`);
    case 'type':
      return new Rejection(
        code,
        `must be ${[params.type].flat().map(withArticle).join(' or ')}`,
        instancePath,
      );
    case 'enum':
      return new Rejection(
        code,
        `must be one of ${(params.allowedValues as string[]).join(', ')}`,
        instancePath,
      );
    case 'minLength':
      return new Rejection(code, 'must not be empty', instancePath);
    case 'maxLength':
      return new Rejection(code, `must have at most ${params.limit} characters`, instancePath);
    default:
      return new Rejection(code, message ?? 'is not valid', instancePath.slice(0, 400));
  }
}

/** Throws the first Rejection when `row` does not fit the schema of its table. Values are never repeated in messages. */
export function checkSchema(table: TableName, row: unknown): void {
  const check = checks[table];
  if (!check(row)) throw rejectionOf(table, check.errors![0]!);
}
