import { readFile } from 'node:fs/promises';
import { Problem } from '#core';
import { parseMapping, type TableName } from '#ingestion';
import type { Metadata } from '#metadata';
import { userPath } from '../session.js';

/**
 * The mapping that was asked for: the content of a file when there is one of that path, else the saved one of that name.
 * @throws Problem `invalid-parameters` when it is neither, no JSON, saved for another table, or does not fit
 */
export async function mappingOf(
  metadata: Metadata,
  project: string,
  table: TableName,
  given: string | undefined,
): Promise<unknown> {
  if (given === undefined) return undefined;
  const text = await readFile(userPath(given), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENAMETOOLONG') return undefined;
    throw new Problem('invalid-parameters', `the mapping ${given} cannot be read: ${error.code}`);
  });
  if (text !== undefined) return parseMapping(table, parseFile(given, text));
  const saved = (await metadata.mappings.list(project)).find(({ name }) => name === given);
  if (!saved) {
    throw new Problem('invalid-parameters', `${given} is neither a file nor a saved mapping of this project`);
  }
  if (saved.kind === table) return parseMapping(table, saved.mapping);
  throw new Problem('invalid-parameters', `the mapping ${given} is for ${saved.kind}, not for ${table}`);
}

function parseFile(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Problem('invalid-parameters', `the mapping ${file} is no JSON: ${(error as Error).message}`);
  }
}
