-- one row per loaded segment; the sums are what was received, so far as it no longer waits
create table if not exists loads
(
    segment String,
    table LowCardinality(String),
    stored UInt64,
    duplicate UInt64,
    rejected UInt64,
    loaded_at DateTime64(3, 'UTC') default now64(3, 'UTC')
)
engine = ReplacingMergeTree
order by (table, segment)
settings non_replicated_deduplication_window = 10000
