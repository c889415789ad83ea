-- one row per refund and version; names an order, or only the customer; read it with FINAL
create table if not exists refunds
(
    refund_id String,
    source LowCardinality(String),
    refund_key UInt128 materialized reinterpretAsUInt128(sipHash128(source, refund_id)),
    order_id String,
    order_key UInt128 materialized reinterpretAsUInt128(sipHash128(source, order_id)),
    order_id_key UInt64 materialized sipHash64(order_id),
    customer_id String,
    person UInt64 materialized sipHash64(0, customer_id),
    refunded_at DateTime64(3, 'UTC') codec(Delta, LZ4),
    amount Decimal(18, 4),
    currency LowCardinality(String),
    exchange_rate Decimal(18, 8),
    reason LowCardinality(String),
    items Nested(product_id String, quantity Decimal(18, 4), amount Decimal(18, 4)),
    updated_at DateTime64(3, 'UTC'),
    ingested_at DateTime64(3, 'UTC') codec(Delta, LZ4),
    is_deleted UInt8 default 0,
    version UInt64 materialized toUnixTimestamp64Milli(updated_at)
)
engine = ReplacingMergeTree(version, is_deleted)
order by refund_key
settings non_replicated_deduplication_window = 10000
