import type { TextRecord } from './text-record.js';

/** The lines of a text whose cells are divided by white space; blank lines are left out. */
export async function* readWords(text: AsyncIterable<string>): AsyncGenerator<TextRecord[]> {
  let rest = '';
  let number = 0;
  const records = (lines: readonly string[]): TextRecord[] =>
    lines
      .filter((line) => line.trim() !== '')
      .map((line) => ({
        number: (number += 1),
        cells: line.trim().split(/\s+/),
        raw: line.trimEnd(),
      }));
  for await (const part of text) {
    const lines = (rest + part).split('\n');
    rest = lines.pop()!;
    if (lines.length > 0) yield records(lines);
  }
  yield records([rest]);
}
