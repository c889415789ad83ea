-- one row per key of what an erasure takes out: hashes, never ids, as mutations keep their text; empty when none is open
create table if not exists erased_keys
(
    erasure String,
    kind LowCardinality(String),
    key UInt128
)
engine = MergeTree
order by (erasure, kind, key)
settings non_replicated_deduplication_window = 10000
