-- one row per event, the orders' own order_completed included where the shop sent none for that order
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
    ingested_at
from events
union all
select
    concat('order:', source, ':', order_id) as event_id,
    'order_completed' as name,
    ordered_at as occurred_at,
    person,
    customer_id,
    '' as anonymous_id,
    '' as session_id,
    '' as product_id,
    '' as category,
    channel,
    campaign,
    device,
    region,
    '' as url,
    toNullable(goods) as value,
    toInt64(0) as sequence,
    order_id,
    '{}' as properties,
    ingested_at
from counted_orders
where order_id not in (select order_id from events where name = 'order_completed' and order_id != '')
