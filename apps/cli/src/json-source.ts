import { readFile } from 'node:fs/promises';
import { Problem } from '#core';
import { userPath } from './session.js';

/** What a file holds as JSON, or what standard input does, for `-`; and what to call it. */
export interface JsonSource {
  readonly name: string;
  readonly value: unknown;
}

/** @throws Problem `invalid-parameters` when it is no JSON */
export async function readJson(file: string): Promise<JsonSource> {
  const name = file === '-' ? 'standard input' : file;
  const text = await readFile(file === '-' ? '/dev/stdin' : userPath(file), 'utf8');
  try {
    return { name, value: JSON.parse(text) as unknown };
  } catch (error) {
    throw new Problem('invalid-parameters', `${name} is not valid JSON: ${(error as Error).message}`);
  }
}
