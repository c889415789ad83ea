-- one row per order and version; the newest version of (source, order_id) counts, so read it with FINAL
create table if not exists orders
(
    order_id String,
    source LowCardinality(String),
    order_key UInt128 materialized reinterpretAsUInt128(sipHash128(source, order_id)),
    order_id_key UInt64 materialized sipHash64(order_id),
    customer_id String,
    person UInt64 materialized sipHash64(0, customer_id),
    ordered_at DateTime64(3, 'UTC') codec(Delta, LZ4),
    status LowCardinality(String),
    currency LowCardinality(String),
    exchange_rate Decimal(18, 8),
    gross Decimal(18, 4),
    discount Decimal(18, 4),
    shipping Decimal(18, 4),
    tax Decimal(18, 4),
    cost Decimal(18, 4),
    channel LowCardinality(String),
    campaign LowCardinality(String),
    coupon LowCardinality(String),
    region LowCardinality(String),
    device LowCardinality(String),
    items Nested(
        product_id String,
        name String,
        category LowCardinality(String),
        quantity Decimal(18, 4),
        price Decimal(18, 4),
        discount Decimal(18, 4),
        cost Decimal(18, 4)
    ),
    updated_at DateTime64(3, 'UTC'),
    ingested_at DateTime64(3, 'UTC') codec(Delta, LZ4),
    is_deleted UInt8 default 0,
    version UInt64 materialized toUnixTimestamp64Milli(updated_at)
)
engine = ReplacingMergeTree(version, is_deleted)
order by order_key
settings non_replicated_deduplication_window = 10000
