-- one row per stored event that a loaded block replaces: what the loader deletes before it inserts the new content
create table if not exists replaced_events
(
    block String,
    person UInt64,
    occurred_at DateTime64(3, 'UTC'),
    event_id String,
    noted_at DateTime default now()
)
engine = MergeTree
order by (block, person, occurred_at, event_id)
ttl noted_at + interval 7 day
settings non_replicated_deduplication_window = 10000
