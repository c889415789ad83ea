import type { ParamValue, Question } from './question.js';

/** A value that a fragment binds, with its ClickHouse type. */
class Binding {
  constructor(
    readonly value: ParamValue,
    readonly type: string,
  ) {}
}

/** A piece of SQL whose values are bound apart from its text. Made by {@link sql} only. */
export class SqlFragment {
  /** @internal */
  constructor(
    readonly texts: readonly string[],
    readonly parts: readonly (Binding | SqlFragment)[],
  ) {}

  /** The whole as a question: every value becomes a parameter `p0`, `p1`, ... in the order of the text. */
  toQuestion(): Question {
    const params: Record<string, ParamValue> = {};
    return { sql: render(this, params), params };
  }
}

/**
 * SQL text with values and other fragments in it. Text comes from the literal parts of the template alone; a value
 * comes in through {@link bind}, a column through {@link identifier}, anything else is refused.
 *
 * @example
 * const condition = sql`channel in ${bind(['web', 'app'], 'Array(String)')}`;
 * const question = sql`select count() as events from person_events where ${condition}`.toQuestion();
 * // {sql: 'select count() as events from person_events where channel in {p0:Array(String)}', params: {p0: ['web', 'app']}}
 * @throws TypeError when a part is neither a binding nor a fragment
 */
export function sql(texts: TemplateStringsArray, ...parts: readonly (Binding | SqlFragment)[]): SqlFragment {
  if (!Object.isFrozen(texts) || !Array.isArray(texts.raw)) throw new TypeError('sql is a template tag');
  for (const part of parts) {
    if (!(part instanceof Binding) && !(part instanceof SqlFragment)) {
      throw new TypeError('a value enters SQL through bind(value, type) only');
    }
  }
  return new SqlFragment(texts, parts);
}

const typePattern = /^[A-Z][A-Za-z0-9]*(\([A-Za-z0-9_(), ']*\))?$/;

/**
 * A value as a typed parameter.
 *
 * @param type the ClickHouse type, such as `String`, `Array(UInt64)` or `DateTime64(3, 'UTC')`
 * @throws TypeError when `type` is no type's name
 */
export function bind(value: ParamValue, type: string): SqlFragment {
  if (!typePattern.test(type)) throw new TypeError(`${type} is not the name of a type`);
  return new SqlFragment(['', ''], [new Binding(value, type)]);
}

/**
 * The name of a column or table as a fragment, when it is one of the names that the caller allows.
 *
 * @throws TypeError when `name` is not among `allowed`
 */
export function identifier<T extends string>(name: string, allowed: readonly T[]): SqlFragment {
  if (!allowed.includes(name as T)) throw new TypeError('the identifier is not one of the allowed ones');
  return bind(name, 'Identifier');
}

/** Fragments one after the other, with `separator` between them: `join(conditions, sql` and `)`. */
export function join(fragments: readonly SqlFragment[], separator: SqlFragment = comma): SqlFragment {
  const parts = fragments.flatMap((one, index) => (index === 0 ? [one] : [separator, one]));
  return new SqlFragment(
    Array.from({ length: parts.length + 1 }, () => ''),
    parts,
  );
}

/**
 * A whole question as a part of another one, such as `sql\`select customer_id from (${embed(question)})\``: its values
 * are bound anew, so that two questions with parameters of one name do not meet.
 *
 * @throws TypeError when the text names a parameter that has no value
 */
export function embed({ sql: text, params = {} }: Question): SqlFragment {
  const pieces = text.split(/\{([A-Za-z_][A-Za-z0-9_]*):([^{}]+)\}/);
  const texts = pieces.filter((_, index) => index % 3 === 0);
  const parts = texts.slice(1).map((_, index) => {
    const [name, type] = pieces.slice(3 * index + 1, 3 * index + 3) as [string, string];
    if (!Object.hasOwn(params, name)) throw new TypeError(`the parameter ${name} has no value`);
    return bind(params[name]!, type);
  });
  return new SqlFragment(texts, parts);
}

const comma = new SqlFragment([', '], []);

function render(fragment: SqlFragment, params: Record<string, ParamValue>): string {
  return fragment.texts.reduce((text, literal, index) => {
    const part = fragment.parts[index - 1]!;
    if (part instanceof SqlFragment) return text + render(part, params) + literal;
    const name = `p${Object.keys(params).length}`;
    params[name] = part.value;
    return `${text}{${name}:${part.type}}${literal}`;
  });
}
