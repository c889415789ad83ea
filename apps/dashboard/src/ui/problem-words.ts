import type { TFunction } from 'i18next';
import type { ApiProblem } from '../api/problem';

/** The language of the server's own words. */
const ofServer = 'en';

/** Codes that tell less than the server's words beside them, such as which value would have been right. */
const vague = [
  'invalid-parameter',
  'invalid-value',
  'invalid-field',
  'contradiction',
  'not-allowed',
  'unknown-value',
];

export interface ProblemWords {
  /** Where the mistake is; empty where it is about the whole. */
  path: string;
  text: string;
  /** The server's words, where they say more than the text and are in another language. */
  original?: string;
}

/**
 * A problem in the reader's language: its mistakes where it names them, else the problem itself. The server's words are
 * English and the most exact, so they stand for themselves there, and for a code that has no text.
 */
export function problemWords(
  { code, message, mistakes }: Pick<ApiProblem, 'code' | 'message' | 'mistakes'>,
  t: TFunction,
  language: string,
): ProblemWords[] {
  const own = language === ofServer;
  if (!mistakes.length) {
    const text = own && message ? message : t(`problem.${code}`, { defaultValue: message });
    return text ? [{ path: '', text }] : [];
  }
  return mistakes.map((mistake) => {
    const named = t(`mistake.${mistake.code}`, { defaultValue: '' });
    const text = own || !named ? mistake.message : named;
    const isVague = !own && vague.includes(mistake.code) && text !== mistake.message;
    return { path: mistake.path, text, ...(isVague ? { original: mistake.message } : {}) };
  });
}
