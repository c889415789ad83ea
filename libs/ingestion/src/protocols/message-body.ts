import { Problem } from '#core';
import { maxDepth } from '../rows/value-checks.js';

/**
 * The JSON value of an SDK's body. Integers that JSON.parse would round become text, digit by digit, so that an order id
 * of 18 digits stays itself.
 *
 * @throws Problem `invalid-encoding`, `invalid-json`
 */
export function parseMessageBody(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  try {
    return JSON.parse(withExactNumbers(text)) as unknown;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('invalid-json', 'The body is not JSON', [], { cause: error });
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Problem('invalid-encoding', 'The body is not valid UTF-8', [], { cause: error });
  }
}

/** The same JSON, with numbers that a double cannot hold as text; measures the depth before anything recurses. */
function withExactNumbers(text: string): string {
  let depth = 0;
  let exact = '';
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfText(text, at);
    else if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth -= 1;
    else if (code === 0x2d || isDigit(code)) {
      const number = numberAt(text, at);
      if (isInexact(number)) {
        exact += `${text.slice(end, at)}"${number}"`;
        end = at + number.length;
      }
      at += number.length - 1;
    }
    // The request and its list of messages take two levels of their own.
    if (depth > maxDepth + 2)
      throw new Problem('invalid-json', `The body is nested deeper than ${maxDepth} levels`);
  }
  return exact + text.slice(end);
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

/** Where the quoted text that begins at `start` ends, or the document does. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at;
}

const number = /-?\d[\d.eE+-]{0,400}|-/y;

function numberAt(text: string, start: number): string {
  number.lastIndex = start;
  return number.exec(text)![0];
}

function isInexact(number: string): boolean {
  if (number.length < 16 && !/e/i.test(number)) return false;
  const value = Number(number);
  return !Number.isFinite(value) ? /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(number) : !isSafe(value);
}

const isSafe = (value: number) => !Number.isInteger(value) || Number.isSafeInteger(value);
