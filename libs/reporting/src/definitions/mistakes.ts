import { Problem, type ProblemDetail } from '#core';

export type Fields = Readonly<Record<string, unknown>>;

/** Collects what is wrong with a document, each mistake with its code and path, so that all are told at once. */
export class Mistakes {
  private readonly found: ProblemDetail[] = [];

  add(code: ProblemDetail['code'], path: string, message: string): void {
    this.found.push({ code, path, message });
  }

  addAll(details: readonly ProblemDetail[], under: string): void {
    for (const { code, path, message } of details) this.add(code, path ? `${under}.${path}` : under, message);
  }

  get count(): number {
    return this.found.length;
  }

  /** @throws Problem `invalid-parameters` with every mistake; its text names the first */
  throwAny(): void {
    const [first] = this.found;
    if (!first) return;
    const more = this.found.length > 1 ? ` (and ${this.found.length - 1} more)` : '';
    throw new Problem(
      'invalid-parameters',
      `${first.path || 'report'}: ${first.message}${more}`,
      this.found.slice(0, 100),
    );
  }

  /** The fields of an object that has no others than `known`; undefined when it is none. */
  fields(value: unknown, path: string, known: readonly string[]): Fields | undefined {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      this.add('wrong-type', path, 'must be an object');
      return undefined;
    }
    for (const name of Object.keys(value)) {
      if (known.includes(name)) continue;
      const at = path ? `${path}.${name.slice(0, 60)}` : name.slice(0, 60);
      this.add('unknown-field', at, `is not a field here; there are: ${known.join(', ')}`);
    }
    return value as Fields;
  }

  /** A text of 1 to `length` characters; '' after a mistake. */
  text(value: unknown, path: string, length: number): string {
    const isText = typeof value === 'string' && value.trim() !== '' && value.length <= length;
    if (isText && !/\p{Surrogate}|\0/u.test(value)) return value;
    this.add(
      value === undefined ? 'missing' : 'invalid-text',
      path,
      `must be a text of 1 to ${length} characters`,
    );
    return '';
  }

  optionalText(value: unknown, path: string, length: number): string | undefined {
    return value === undefined || value === null ? undefined : this.text(value, path, length);
  }

  /** One of a closed list; the first of it after a mistake. */
  oneOf<T extends string>(value: unknown, path: string, allowed: readonly T[]): T {
    if (allowed.includes(value as T)) return value as T;
    this.add(value === undefined ? 'missing' : 'unknown-value', path, `must be one of ${allowed.join(', ')}`);
    return allowed[0]!;
  }

  whole(value: unknown, path: string, least: number, most: number): number {
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most)
      return value as number;
    this.add('invalid-number', path, `must be a whole number from ${least} to ${most}`);
    return least;
  }

  /** The items of a list; none after a mistake. */
  list(value: unknown, path: string, least: number, most: number): readonly unknown[] {
    if (Array.isArray(value) && value.length >= least && value.length <= most) return value;
    this.add(value === undefined ? 'missing' : 'invalid-list', path, `must be a list of ${least} to ${most}`);
    return [];
  }
}
