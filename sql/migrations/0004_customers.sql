-- one row per customer and version; read it with FINAL
create table if not exists customers
(
    customer_id String,
    person UInt64 materialized sipHash64(0, customer_id),
    email String,
    phone String,
    name String,
    gender LowCardinality(String),
    birth_year UInt16,
    country LowCardinality(String),
    region LowCardinality(String),
    city LowCardinality(String),
    channel LowCardinality(String),
    consent Map(LowCardinality(String), Bool),
    attributes Map(LowCardinality(String), String),
    created_at Nullable(DateTime64(3, 'UTC')),
    updated_at DateTime64(3, 'UTC'),
    ingested_at DateTime64(3, 'UTC') codec(Delta, LZ4),
    is_deleted UInt8 default 0,
    version UInt64 materialized toUnixTimestamp64Milli(updated_at)
)
engine = ReplacingMergeTree(version, is_deleted)
order by (person, customer_id)
settings non_replicated_deduplication_window = 10000
