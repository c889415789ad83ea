-- one row per member of an audience at one refresh; a refresh that was never published does not count
create table if not exists audience_members
(
    audience_id LowCardinality(String),
    run_id LowCardinality(String),
    person UInt64,
    customer_id String,
    anonymous_id String
)
engine = MergeTree
order by (audience_id, run_id, person)
settings non_replicated_deduplication_window = 10000
