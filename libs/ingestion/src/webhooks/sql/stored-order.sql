-- one row: the newest version of an order, its columns as they are spooled
select
    order_id,
    source,
    customer_id,
    toString(ordered_at) as ordered_at,
    status,
    currency,
    exchange_rate,
    gross,
    discount,
    shipping,
    tax,
    cost,
    channel,
    campaign,
    coupon,
    region,
    device,
    items.product_id,
    items.name,
    items.category,
    items.quantity,
    items.price,
    items.discount,
    items.cost,
    toString(updated_at) as updated_at,
    toString(ingested_at) as ingested_at
from orders final
where order_key = reinterpretAsUInt128(sipHash128({source:String}, {order:String}))
order by order_key
