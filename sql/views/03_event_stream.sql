-- one row per event, the orders' own order_completed included where the shop had sent none for that id before as_of;
-- product_ids and categories are what the event is about: its product, or the products of its list or order. Whoever asks
-- leaves out what happened from as_of on
create or replace view event_stream as
select
    event_id,
    name,
    occurred_at,
    person,
    customer_id,
    anonymous_id,
    session_id,
    product_id,
    category,
    channel,
    campaign,
    device,
    region,
    url,
    value,
    sequence,
    order_id,
    properties,
    if(
        product_id != '',
        [product_id],
        arrayDistinct(
            arrayFilter(
                id -> id != '',
                arrayMap(product -> JSONExtractString(product, 'product_id'), JSONExtractArrayRaw(properties, 'products'))
            )
        )
    ) as product_ids,
    if(
        category != '',
        [toString(category)],
        arrayDistinct(
            arrayFilter(
                name -> name != '',
                arrayMap(product -> JSONExtractString(product, 'category'), JSONExtractArrayRaw(properties, 'products'))
            )
        )
    ) as categories,
    ingested_at
from person_events
union all
select
    concat('order:', source, ':', order_id) as event_id,
    toLowCardinality('order_completed') as name,
    ordered_at as occurred_at,
    person,
    customer_id,
    '' as anonymous_id,
    '' as session_id,
    '' as product_id,
    toLowCardinality('') as category,
    channel,
    campaign,
    device,
    region,
    '' as url,
    toNullable(goods) as value,
    toInt64(0) as sequence,
    order_id,
    '{}' as properties,
    arrayDistinct(arrayFilter(id -> id != '', `items.product_id`)) as product_ids,
    arrayDistinct(arrayFilter(name -> name != '', arrayMap(name -> toString(name), `items.category`))) as categories,
    ingested_at
from counted_orders
where
    order_id not in (
        select order_id
        from events
        where name = 'order_completed' and order_id != '' and occurred_at < {as_of:DateTime64(3, 'UTC')}
    )
