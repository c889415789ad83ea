/** A text of this length and more means somebody wherever it stands; a shorter one only as the value of an id. */
const distinctLength = 6;
const identityName =
  /^(id|.*(customer|client|user|member|buyer|anonymous|distinct|visitor|profile|alias|previous).*|.*(e_?-?mail|phone|mobile|tel).*)$/i;
const wordBorder = /[\s",;:{}[\]=&|<>()'\\/]+/;

/** The values of a kept text that may name somebody: those of a JSON text by their names, all words of any other one. */
export function namedIn(text: string): Set<string> {
  const found = new Set<string>();
  try {
    collect(JSON.parse(text), '', found);
  } catch {
    for (const word of text.split(wordBorder)) if (word !== '') found.add(word);
    for (const cell of text.split(/[,;\t\n]/)) found.add(cell.trim().replace(/^"|"$/g, ''));
  }
  return found;
}

function collect(value: unknown, name: string, found: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) collect(one, name === '' ? 'id' : name, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) collect(one, key, found);
  } else if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value);
    if (text.length >= distinctLength || identityName.test(name)) found.add(text);
  }
}

/** The plain words by which somebody is found in texts. */
export class Mentions {
  private readonly words: ReadonlySet<string>;
  private readonly long: readonly string[];

  constructor(words: Iterable<string>) {
    this.words = new Set(
      [...words].filter((word) => word !== '').flatMap((word) => [word, word.toLowerCase()]),
    );
    this.long = [...new Set([...this.words].map((word) => word.toLowerCase()))].filter(
      (word) => word.length >= distinctLength,
    );
  }

  /** Whether a text, such as a row that was not taken, is about this person. */
  in(text: string): boolean {
    if (this.distinctIn(text)) return true;
    for (const value of namedIn(text))
      if (this.words.has(value) || this.words.has(value.toLowerCase())) return true;
    return false;
  }

  /** Whether a text holds one of the words that mean somebody wherever they stand. */
  distinctIn(text: string): boolean {
    const lower = text.toLowerCase();
    return this.long.some((word) => placesOf(lower, word).next().done === false);
  }

  /** Writes asterisks over every mention, in place; returns how many. Short words count in quotes only. */
  mask(bytes: Buffer): number {
    // One character a byte: offsets stay those of the bytes.
    const text = bytes.toString('latin1');
    const lower = text.toLowerCase();
    const asBytes = (word: string) => Buffer.from(word).toString('latin1');
    const short = [...this.words].filter((word) => word.length < distinctLength);
    const needles = [
      ...this.long.map((word) => [lower, asBytes(word).toLowerCase(), 0] as const),
      ...short.flatMap((word) => [`'${word}'`, `"${word}"`].map((one) => [text, asBytes(one), 1] as const)),
    ];
    let count = 0;
    for (const [where, word, border] of needles) {
      for (const at of placesOf(where, word)) {
        bytes.fill(0x2a, at + border, at + word.length - border);
        count += 1;
      }
    }
    return count;
  }
}

/** Where a word stands by itself: not as a part of a longer one. */
function* placesOf(text: string, word: string): Generator<number> {
  const isPart = (character: string | undefined) => character !== undefined && /[a-z0-9]/i.test(character);
  const [first, last] = [isPart(word[0]), isPart(word.at(-1))];
  const isDigits = /^\d+$/.test(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (first && at > 0 && isPart(text[at - 1])) continue;
    if (last && isPart(text[at + word.length])) continue;
    if (isDigits && isInDecimal(text, at, at + word.length)) continue;
    yield at;
  }
}

/** Whether the digits of `[from, to)` are a side of a decimal number, such as an amount. */
function isInDecimal(text: string, from: number, to: number): boolean {
  return /^\.\d/.test(text.slice(to, to + 2)) || /\d\.$/.test(text.slice(Math.max(0, from - 2), from));
}
