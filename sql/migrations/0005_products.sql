-- one row per product and version; read it with FINAL
create table if not exists products
(
    product_id String,
    name String,
    category LowCardinality(String),
    brand LowCardinality(String),
    price Nullable(Decimal(18, 4)),
    cost Nullable(Decimal(18, 4)),
    updated_at DateTime64(3, 'UTC'),
    ingested_at DateTime64(3, 'UTC') codec(Delta, LZ4),
    is_deleted UInt8 default 0,
    version UInt64 materialized toUnixTimestamp64Milli(updated_at)
)
engine = ReplacingMergeTree(version, is_deleted)
order by product_id
settings non_replicated_deduplication_window = 10000
