-- one row per buyer and day: the values, scores and segment at the end of the day, in the project's zone
create table if not exists rfm_snapshots
(
    day Date,
    customer_id String,
    person UInt64 materialized sipHash64(0, customer_id),
    recency_days Int32,
    frequency Int32,
    monetary Decimal(38, 4),
    r UInt8,
    f UInt8,
    m UInt8,
    segment LowCardinality(String),
    definition_hash LowCardinality(String)
)
engine = MergeTree
partition by toYYYYMM(day)
order by (day, person)
settings non_replicated_deduplication_window = 10000
