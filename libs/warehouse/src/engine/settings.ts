export type Settings = Readonly<Record<string, string | number>>;

/** Who asks: `interactive` and `export` read, `writer` loads and migrates, `admin` looks at the engine itself. */
export type Role = 'interactive' | 'export' | 'writer' | 'admin';

/**
 * The settings of every role, with memory in bytes. They stand in the profiles of the local engine's users, because a
 * reader with readonly=1 may not send any; to a server of one's own they are sent with the request.
 *
 * @param memory the cap of the whole server; without one no memory setting is made
 */
export function settingsOf(role: Role, memory?: number): Settings {
  const seconds = { max_execution_time: secondsOf(role) };
  const caps = memory === undefined ? {} : capsOf(Math.floor(memory * (role === 'interactive' ? 0.5 : 0.6)));
  return { ...answers, ...seconds, ...caps, ...(isReader(role) ? reading : writing) };
}

export function isReader(role: Role): boolean {
  return role === 'interactive' || role === 'export';
}

/** How long a query of that role may take. */
export function secondsOf(role: Role): number {
  return role === 'interactive' ? 60 : 7200;
}

/** Half of a query's memory goes to a hash table or a sort before it spills to the disk. */
function capsOf(queryMemory: number): Settings {
  const spill = Math.floor(queryMemory * 0.5);
  return {
    max_memory_usage: queryMemory,
    max_bytes_before_external_group_by: spill,
    max_bytes_before_external_sort: spill,
    // Above this a hash join turns into a grace hash join, which spills.
    max_bytes_before_external_join: spill,
  };
}

/** How queries compute and how values come out. */
const answers: Settings = {
  join_algorithm: 'direct,parallel_hash,hash',
  enable_materialized_cte: 1,
  // Digits survive JSON.parse only as text.
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  // An empty cell, which spreadsheets and readers of CSV take for no value.
  format_csv_null_representation: '',
  date_time_output_format: 'iso',
  session_timezone: 'UTC',
};

const reading: Settings = {
  readonly: 1,
  // Only in effect together with readonly: an aborted request stops its query.
  cancel_http_readonly_queries_on_client_close: 1,
};

/** What one thread puts together must not hold up more than these. */
const fewProcessors = 4;

/**
 * More of a reader's settings on a machine with so many processors: groups that follow the order of a table are finished
 * one after the other, not kept in a table of all of them. That is less work, but the last of it falls to one thread.
 */
export function fewProcessorSettings(processors: number): Settings {
  return processors <= fewProcessors ? { optimize_aggregation_in_order: 1 } : {};
}

/** Pinned, because 26.7 changed their defaults; a row that does not fit its table fails the insert aloud. */
const writing: Settings = {
  async_insert: 0,
  input_format_skip_unknown_fields: 0,
  input_format_null_as_default: 0,
  insert_null_as_default: 0,
  date_time_input_format: 'basic',
  date_time_overflow_behavior: 'throw',
  // Blocks are deduplicated by a token or not at all: equal rows in two batches are not a repeated batch.
  deduplicate_insert: 'disable',
  deduplicate_insert_select: 'disable',
  // A deletion that was answered is done.
  mutations_sync: 1,
};
