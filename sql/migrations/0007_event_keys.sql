-- one row per event id and content that was ever loaded: tells the loader which ids it must look up in events
create table if not exists event_keys
(
    event_key UInt128,
    content UInt64
)
engine = ReplacingMergeTree
order by (event_key, content)
settings non_replicated_deduplication_window = 10000
