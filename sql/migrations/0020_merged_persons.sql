-- one row per person whose rows count for another person, and version; into_person 0 takes it back. Read it with FINAL
create table if not exists merged_persons
(
    person UInt64,
    identifier_type LowCardinality(String),
    identifier String,
    into_person UInt64,
    into_customer_id String,
    linked_at DateTime64(3, 'UTC'),
    version UInt64
)
engine = ReplacingMergeTree(version)
order by person
settings non_replicated_deduplication_window = 10000
