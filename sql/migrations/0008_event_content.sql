-- what event_keys knows an event by; content covers all that the shop sent
alter table events
    add column if not exists event_key UInt128 alias reinterpretAsUInt128(sipHash128(event_id)),
    add column if not exists content UInt64 alias sipHash64(
        name, occurred_at, customer_id, anonymous_id, session_id, product_id, category, channel, campaign, device,
        region, url, isNull(value), ifNull(value, 0), sequence, order_id, properties
    )
