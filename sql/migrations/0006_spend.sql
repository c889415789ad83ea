-- one row per day, channel and campaign; the one that came last counts; read it with FINAL
create table if not exists spend
(
    day Date32,
    channel LowCardinality(String),
    campaign LowCardinality(String),
    amount Decimal(18, 4),
    currency LowCardinality(String),
    exchange_rate Decimal(18, 8),
    ingested_at DateTime64(3, 'UTC') codec(Delta, LZ4),
    is_deleted UInt8 default 0,
    version UInt64 materialized toUnixTimestamp64Milli(ingested_at)
)
engine = ReplacingMergeTree(version, is_deleted)
order by (day, channel, campaign)
settings non_replicated_deduplication_window = 10000
