-- one row per row that was not taken, with its reason and what was sent
create table if not exists rejected_rows
(
    id String,
    table String,
    received_at DateTime64(3, 'UTC') codec(Delta, LZ4),
    code LowCardinality(String),
    message String,
    path String,
    raw String codec(ZSTD)
)
engine = ReplacingMergeTree
order by id
ttl toDateTime(received_at) + interval 90 day
settings non_replicated_deduplication_window = 10000
