-- content is computed for every event that is loaded: a hash that costs a tenth; keys with the former one lead to a look into events
alter table events
    modify column content UInt64 alias cityHash64(
        name, occurred_at, customer_id, anonymous_id, session_id, product_id, category, channel, campaign, device,
        region, url, isNull(value), ifNull(value, 0), sequence, order_id, properties
    )
