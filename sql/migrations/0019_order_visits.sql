-- one row per order that an event of a visitor names, and visitor
create table if not exists order_visits
(
    order_id String,
    order_id_key UInt64 materialized sipHash64(order_id),
    anonymous_id String,
    person UInt64 materialized sipHash64(1, anonymous_id),
    visited_at SimpleAggregateFunction(min, DateTime64(3, 'UTC'))
)
engine = AggregatingMergeTree
order by (order_id_key, order_id, anonymous_id)
settings non_replicated_deduplication_window = 10000
