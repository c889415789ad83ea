import type { Settings } from '../engine/settings.js';
import type { InsertOptions } from '../question.js';

const namePattern = /^[A-Za-z_][A-Za-z0-9_.]*$/;

/**
 * The text of an insert into a table of the connection's database, whose data follows as the request's body.
 *
 * @throws TypeError when a name is no identifier
 */
export function insertStatement(table: string, options: InsertOptions): string {
  const columns = options.columns ? ` (${options.columns.map(quoted).join(', ')})` : '';
  return `insert into ${quoted(table)}${columns} format ${options.format ?? 'JSONEachRow'}`;
}

/** One insert is one block, which is stored whole or not at all and which a token names. */
const oneBlock: Settings = {
  // The block is put together by one thread anyway, and reading ahead costs a tenth more.
  input_format_parallel_parsing: 0,
  max_insert_threads: 1,
  max_insert_block_size: 1_000_000_000,
  max_insert_block_size_bytes: 0,
  min_insert_block_size_rows: 1_000_000_000,
  min_insert_block_size_bytes: 0,
  // Versions of a row are put together by merges and by whoever reads; doing it here, too, is half of an insert of wide rows.
  optimize_on_insert: 0,
};

export function insertSettings({ token, blocks }: InsertOptions): Settings {
  if (blocks === 'many') return {};
  if (token === undefined) return oneBlock;
  return { ...oneBlock, deduplicate_insert: 'enable', insert_deduplication_token: token };
}

/** As {@link insertSettings} for an INSERT SELECT, whose token stands for its rows in whatever order they come. */
export function selectSettings(options: InsertOptions): Settings {
  return { ...insertSettings(options), deduplicate_insert_select: 'enable_even_for_bad_queries' };
}

function quoted(name: string): string {
  if (!namePattern.test(name)) throw new TypeError('the name of a table or column must be an identifier');
  return `\`${name}\``;
}
