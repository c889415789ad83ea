import type { ProjectWarehouse } from '#warehouse';

/** The same warehouse, whose every call ends when `signal` is aborted. */
export function withSignal(warehouse: ProjectWarehouse, signal: AbortSignal): ProjectWarehouse {
  return {
    project: warehouse.project,
    database: warehouse.database,
    rows: (question, options) => warehouse.rows(question, { ...options, signal }),
    stream: (question, format, options) => warehouse.stream(question, format, { ...options, signal }),
    insert: (table, body, options) => warehouse.insert(table, body, { ...options, signal }),
    command: (question, options) => warehouse.command(question, { ...options, signal }),
  };
}
