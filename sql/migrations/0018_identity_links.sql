-- one row per statement that an id belongs to a customer, never changed: events that name both (event), an alias, an order that
-- a visitor's event names (order), and what somebody decided (joined, parted)
create table if not exists identity_links
(
    kind LowCardinality(String),
    from_type LowCardinality(String),
    from_id String,
    from_person UInt64 materialized if(from_type = 'customer', sipHash64(0, from_id), sipHash64(1, from_id)),
    customer_id String,
    customer_person UInt64 materialized sipHash64(0, customer_id),
    cause String,
    linked_at DateTime64(3, 'UTC'),
    block String,
    noted_at DateTime64(6, 'UTC') default now64(6)
)
engine = MergeTree
order by (from_person, customer_person, kind)
settings non_replicated_deduplication_window = 10000
