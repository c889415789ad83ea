import 'reflect-metadata';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { descriptionOf } from './describe.js';

export type JsonSchema = Record<string, unknown>;

interface Rule {
  readonly propertyName: string;
  readonly name?: string;
  readonly type: string;
  readonly constraints: readonly unknown[];
  readonly each: boolean;
}

/** What each class-validator rule says in JSON Schema; `n` is the rule's first argument. */
const keywords: Record<string, (n: unknown) => JsonSchema> = {
  isString: () => ({ type: 'string' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isPositive: () => ({ exclusiveMinimum: 0 }),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object' }),
  isArray: () => ({ type: 'array' }),
  isIn: (n) => ({ enum: n }),
  min: (n) => ({ minimum: n }),
  max: (n) => ({ maximum: n }),
  minLength: (n) => ({ minLength: n }),
  maxLength: (n) => ({ maxLength: n }),
  arrayMinSize: (n) => ({ minItems: n }),
  arrayMaxSize: (n) => ({ maxItems: n }),
};

/**
 * The JSON Schema of a parameter class, from its class-validator rules and {@link Describe} texts: the one source
 * of OpenAPI, of the CLI's flags and of the dashboard's forms.
 */
export function paramsSchema(type: new () => object): JsonSchema {
  const rules = rulesOf(type);
  const names = [...new Set(rules.map((rule) => rule.propertyName))];
  const required = names.filter((name) => !isOptional(rules, name));
  const defaults = new type() as Record<string, unknown>;
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      names.map((name) => [name, propertySchema(type, name, rules, defaults[name])]),
    ),
    ...(required.length ? { required } : {}),
  };
}

function rulesOf(type: new () => object): Rule[] {
  return getMetadataStorage().getTargetValidationMetadatas(type, '', false, false) as unknown as Rule[];
}

function isOptional(rules: Rule[], name: string): boolean {
  return rules.some((rule) => rule.propertyName === name && rule.type === 'conditionalValidation');
}

function propertySchema(type: new () => object, name: string, rules: Rule[], fallback: unknown): JsonSchema {
  const own = rules.filter((rule) => rule.propertyName === name);
  const described = descriptionOf(type, name);
  const whole = merge(own.filter((rule) => !rule.each));
  const items = merge(own.filter((rule) => rule.each));
  const nested = nestedClass(type, name, own);
  const isList =
    whole['type'] === 'array' || Object.keys(items).length > 0 || designType(type, name) === Array;
  return {
    ...(isList
      ? { ...whole, type: 'array', items: nested ?? items }
      : { ...plainType(type, name), ...whole, ...nested }),
    ...(described ? { description: described } : {}),
    ...(fallback === undefined ? {} : { default: fallback }),
  };
}

function merge(rules: Rule[]): JsonSchema {
  return Object.assign(
    {},
    ...rules.map((rule) => keywords[rule.name ?? '']?.(rule.constraints?.[0]) ?? {}),
  ) as JsonSchema;
}

/** The class behind `@ValidateNested() @Type(() => Class)`, as a schema. */
function nestedClass(type: new () => object, name: string, rules: Rule[]): JsonSchema | undefined {
  if (!rules.some((rule) => rule.type === 'nestedValidation')) return undefined;
  const nested = defaultMetadataStorage.findTypeMetadata(type, name)?.typeFunction?.() as
    (new () => object) | undefined;
  return nested ? paramsSchema(nested) : { type: 'object' };
}

function designType(type: new () => object, name: string): unknown {
  return Reflect.getMetadata('design:type', type.prototype as object, name);
}

function plainType(type: new () => object, name: string): JsonSchema {
  const design = designType(type, name);
  if (design === Number) return { type: 'number' };
  if (design === Boolean) return { type: 'boolean' };
  if (design === String) return { type: 'string' };
  return {};
}
