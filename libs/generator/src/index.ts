export { defaultModel } from './model.js';
export type * from './model.types.js';
export { defaultShop, type ResolvedShopOptions, type ShopOptions } from './options.js';
export * from './rows.js';
export { generateShop, ShopStream } from './shop.stream.js';
export type { ShopChunk } from './sink.js';
export type {
  ChannelTruth,
  ExpectedTruth,
  FaultTruth,
  FunnelCounts,
  ObservedTruth,
  ShopTruth,
} from './truth.js';
export { writeShop, type WriteShopOptions, type WriteShopProgress } from './write.shop.js';
