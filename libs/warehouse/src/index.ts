export { WarehouseError } from './client/warehouse.error.js';
export type { FileLock } from './engine/file.lock.js';
export { acquireServerLock, type ServerInfo } from './engine/server.lock.js';
export { silentLog, type WarehouseLog } from './log.js';
export type { CheckResult } from './migrations/checks.js';
export type { ProjectWarehouse } from './project.warehouse.js';
export * from './question.js';
export { bind, identifier, join, sql, SqlFragment } from './sql.js';
export { Warehouse, type WarehouseOptions } from './warehouse.js';
