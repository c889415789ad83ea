export { parseRows } from './body/parse-rows.js';
export type { BodyIntake } from './body-intake.js';
export { type RawRow } from './body/raw-row.js';
export { Ingestion, type IngestionOptions, type IngestOptions, type IngestResult } from './ingestion.js';
export { pricedTables } from './currency/open-amounts.js';
export type { ImportOptions, ImportProgress, ImportSummary } from './import/import-file.js';
export { parseMapping } from './import/mapping.js';
export { presetNames } from './import/presets/presets.js';
export { textEncodings } from './import/text-encoding.js';
export type { TableStatus } from './load/ledger.js';
export { type RejectedRow, type RejectionCode, rejectionCodes } from './rows/rejection.js';
export { rowSchemas } from './rows/row-schemas.js';
export { isTableName, type TableName, tableNames } from './rows/row-type.js';
export type { JsonSchema } from './rows/schema.fields.js';
export * from './protocols/index.js';
export { type Identifier, identifierTypes, type Identity } from './identity/identity.js';
export {
  blockedBy,
  defaultIdentitySettings,
  type IdentitySettings,
  identitySettings,
} from './identity/identity-settings.js';
export { ShopWebhooks, type Webhook } from './webhooks/shop-webhooks.js';
export { Erasures, type ErasureSubject } from './erasure/erasures.js';
export { replayRejected, type ReplayRequest, type ReplaySummary } from './replay/replay.js';
