-- one row per event; the loader keeps event_id unique (see event_keys), so it is read without FINAL
create table if not exists events
(
    event_id String,
    name LowCardinality(String),
    occurred_at DateTime64(3, 'UTC') codec(Delta, LZ4),
    customer_id String,
    anonymous_id String,
    person UInt64 materialized if(customer_id != '', sipHash64(0, customer_id), sipHash64(1, anonymous_id)),
    session_id String,
    product_id String,
    category LowCardinality(String),
    channel LowCardinality(String),
    campaign LowCardinality(String),
    device LowCardinality(String),
    region LowCardinality(String),
    url String codec(ZSTD),
    value Nullable(Decimal(18, 4)),
    sequence Int64,
    order_id String,
    properties String codec(ZSTD),
    ingested_at DateTime64(3, 'UTC') codec(Delta, LZ4)
)
engine = MergeTree
order by (person, occurred_at)
settings non_replicated_deduplication_window = 10000
