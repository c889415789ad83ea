import { pointerStep } from '../rows/value-checks.js';

/** Where a text stops being JSON. */
export interface JsonFault {
  offset: number;
  message: string;
}

interface Container {
  isObject: boolean;
  /** name of the field or number of the element that comes */
  at: string | number;
}

const space = /[ \t\n\r]*/y;
// eslint-disable-next-line no-control-regex -- the grammar forbids control characters in texts
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;

function match(pattern: RegExp, source: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(source)?.[0];
}

/**
 * Reads JSON by its grammar (RFC 8259) without recursion; shows every number as it is written with its JSON pointer.
 * Slower than JSON.parse: for the rows that need a second look only.
 *
 * @returns the first fault, with its offset; undefined when there is none
 */
export function scanJson(
  source: string,
  onNumber?: (token: string, pointer: string) => void,
): JsonFault | undefined {
  const open: Container[] = [];
  const skip = (from: number) => from + match(space, source, from)!.length;
  let offset = skip(0);
  for (;;) {
    // A value, or the begin of a container.
    const first = source[offset];
    if (first === '{' || first === '[') {
      const isObject = first === '{';
      offset = skip(offset + 1);
      open.push({ isObject, at: isObject ? '' : 0 });
      if (source[offset] !== (isObject ? '}' : ']')) {
        if (!isObject) continue;
        const next = readName(source, offset, open.at(-1)!, skip);
        if (typeof next !== 'number') return next;
        offset = next;
        continue;
      }
      open.pop();
      offset += 1;
    } else {
      const token =
        match(text, source, offset) ?? match(number, source, offset) ?? match(word, source, offset);
      if (token === undefined) return { offset, message: 'a value is expected' };
      if (onNumber && /[-\d]/.test(token[0]!)) onNumber(token, pointerOf(open));
      offset += token.length;
    }
    // What follows a value: the ends of containers, then a comma or the end.
    for (;;) {
      offset = skip(offset);
      const top = open.at(-1);
      if (top === undefined) {
        return offset === source.length ? undefined : { offset, message: 'nothing may follow the value' };
      }
      if (source[offset] === (top.isObject ? '}' : ']')) {
        open.pop();
        offset += 1;
        continue;
      }
      if (source[offset] !== ',') {
        return { offset, message: `a comma or ${top.isObject ? '}' : ']'} is expected` };
      }
      offset = skip(offset + 1);
      if (!top.isObject) top.at = (top.at as number) + 1;
      else {
        const next = readName(source, offset, top, skip);
        if (typeof next !== 'number') return next;
        offset = next;
      }
      break;
    }
  }
}

/** The offset behind `"name":`, which becomes the place in `container`. */
function readName(
  source: string,
  offset: number,
  container: Container,
  skip: (from: number) => number,
): number | JsonFault {
  const name = match(text, source, offset);
  if (name === undefined) return { offset, message: 'a name in double quotes is expected' };
  container.at = JSON.parse(name) as string;
  const colon = skip(offset + name.length);
  if (source[colon] !== ':') return { offset: colon, message: 'a colon is expected' };
  return skip(colon + 1);
}

const pointerOf = (open: readonly Container[]) =>
  open.map(({ at }) => `/${pointerStep(String(at))}`).join('');
