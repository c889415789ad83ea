-- one row per member that a refresh took in (1) or let go (-1); from nothing, all published ones add up to the members
create table if not exists audience_changes
(
    audience_id LowCardinality(String),
    run_id LowCardinality(String),
    person UInt64,
    customer_id String,
    anonymous_id String,
    change Int8
)
engine = MergeTree
order by (audience_id, run_id, person)
settings non_replicated_deduplication_window = 10000
