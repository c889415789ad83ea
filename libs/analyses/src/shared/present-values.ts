/**
 * The values that a filter can pass. An empty text stands for what is missing, and a missing property equals nothing: a list of
 * empty texts alone leaves none, by which no row passes.
 */
export function presentValues(values: readonly string[]): string[] {
  return values.filter((value) => value !== '');
}
