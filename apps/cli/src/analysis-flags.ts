import { InvalidArgumentError, Option } from 'commander';
import { paramsSchema, type AnalysisDescriptor, type JsonSchema } from '#analyses';

/** `asOf` -> `as-of`. */
function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** One flag per parameter of the analysis, in kebab case, with the parameter's own description. */
export function analysisFlags(descriptor: AnalysisDescriptor): Option[] {
  const properties = paramsSchema(descriptor.params)['properties'] as Record<string, JsonSchema>;
  return Object.entries(properties).map(([name, schema]) => {
    const value = schema['type'] === 'boolean' ? '[true|false]' : '<value>';
    return new Option(`--${kebabCase(name)} ${value}`, describe(schema)).argParser((text) =>
      fromText(text, schema),
    );
  });
}

function describe(schema: JsonSchema): string {
  const choices = Array.isArray(schema['enum']) ? ` (${(schema['enum'] as unknown[]).join(', ')})` : '';
  return `${String(schema['description'] ?? '')}${choices}`;
}

/** A flag's text as the parameter's type: numbers, booleans, comma lists, and JSON for what is nested. */
function fromText(text: string, schema: JsonSchema): unknown {
  const type = schema['type'];
  if (type === 'number' || type === 'integer') return toNumber(text);
  if (type === 'boolean') return toBoolean(text);
  if (type === 'array') return text.trimStart().startsWith('[') ? toJson(text) : toList(text, schema);
  if (type === 'string' || schema['enum']) return text;
  return /^\s*[[{"\d-]/.test(text) ? toJson(text) : text;
}

function toNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) throw new InvalidArgumentError('It must be a number.');
  return value;
}

function toBoolean(text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  throw new InvalidArgumentError('It must be true or false.');
}

function toList(text: string, schema: JsonSchema): unknown[] {
  const items = (schema['items'] ?? {}) as JsonSchema;
  return text.split(',').map((item) => fromText(item.trim(), { ...items, type: items['type'] ?? 'string' }));
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new InvalidArgumentError('It must be JSON.');
  }
}
