export { parseRows } from './body/parse-rows.js';
export { type RawRow } from './body/raw-row.js';
export { Ingestion, type IngestionOptions, type IngestOptions, type IngestResult } from './ingestion.js';
export type { TableStatus } from './load/ledger.js';
export { type RejectedRow, type RejectionCode, rejectionCodes } from './rows/rejection.js';
export { rowSchemas } from './rows/row-schemas.js';
export { isTableName, type TableName, tableNames } from './rows/row-type.js';
export type { JsonSchema } from './rows/schema.fields.js';
