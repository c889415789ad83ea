/**
 * Bytes four at a time. A Buffer gives one byte at a time; through a DataView of the same bytes, texts are compared, searched
 * and copied in about half of the time.
 */

/** A view of the bytes of a buffer, at the same offsets. */
export function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** A text of at least four ASCII characters that is looked for. */
export class WordText {
  readonly length: number;
  private readonly words: Int32Array;
  /** Its last four bytes, some of which the words before may hold, too. */
  private readonly last: number;

  constructor(text: string) {
    const view = viewOf(Buffer.from(text));
    this.length = view.byteLength;
    this.last = view.getInt32(this.length - 4, true);
    this.words = Int32Array.from({ length: (this.length - 1) >> 2 }, (_, word) =>
      view.getInt32(word * 4, true),
    );
  }

  /** Whether the bytes from `at` are this text. */
  isAt(view: DataView, at: number, end: number): boolean {
    const { words, length } = this;
    if (at + length > end) return false;
    for (let word = 0; word < words.length; word++)
      if (view.getInt32(at + word * 4, true) !== words[word]) return false;
    return view.getInt32(at + length - 4, true) === this.last;
  }
}

const [ones, highs] = [0x01010101, 0x80808080];
const [spaces, quotes, backslashes] = [0x20202020, 0x22222222, 0x5c5c5c5c];

/**
 * The offset of the first four bytes from `at` among which may be one that a JSON text does not hold as it is (a quote, a
 * backslash, a control character) or, with `isAscii`, one above ASCII; the last offsets before `end` when there are none.
 * Each term has the high bit of a byte that is such a one, after Bit Twiddling Hacks (S. E. Anderson), "haszero" and "hasless".
 */
export function skipPlainWords(view: DataView, at: number, end: number, isAscii: boolean): number {
  const above = isAscii ? highs : 0;
  for (; at + 4 <= end; at += 4) {
    const word = view.getInt32(at, true);
    const quote = word ^ quotes;
    const backslash = word ^ backslashes;
    const found =
      ((quote - ones) & ~quote) |
      ((backslash - ones) & ~backslash) |
      ((word - spaces) & ~word) |
      (word & above);
    if ((found & highs) !== 0) return at;
  }
  return at;
}

/** Copies the bytes `[begin, end)` of `source` to `to` in `out`; returns the offset behind them. */
export function copyBytes(source: DataView, begin: number, end: number, out: DataView, to: number): number {
  let at = begin;
  for (; at + 4 <= end; at += 4, to += 4) out.setInt32(to, source.getInt32(at, true), true);
  for (; at < end; at++) out.setUint8(to++, source.getUint8(at));
  return to;
}
