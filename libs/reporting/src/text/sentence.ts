/** A stretch of running text; `strong` ones are what a reader must not miss. */
export interface Part {
  readonly text: string;
  readonly strong: boolean;
}
export type Sentence = readonly Part[];

/** A control character that no value holds after {@link plainValue}; stands for `<` while marks are read. */
const lessThan = '\u0001';

/** Values must not pass for our own marks. */
export function plainValue(value: unknown): string {
  return String(value).replaceAll(lessThan, '').replaceAll('<', lessThan);
}

/** Reads the `<b>` marks of a message whose values went through {@link plainValue}. */
export function parseMarks(text: string): Sentence {
  return text
    .split(/(<b>.*?<\/b>)/s)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const strong = piece.startsWith('<b>');
      return { strong, text: (strong ? piece.slice(3, -4) : piece).replaceAll(lessThan, '<') };
    });
}

/** The words of a sentence without its marks. */
export function wordsOf(sentence: Sentence): string {
  return sentence.map((part) => part.text).join('');
}

/** Sentences one after the other, with `gap` between them (nothing in Chinese). */
export function joinSentences(sentences: readonly Sentence[], gap: string): Sentence {
  return sentences.flatMap((sentence, index) =>
    index > 0 && gap ? [{ text: gap, strong: false }, ...sentence] : sentence,
  );
}
