-- one row per order id that is known: the order of no source, else of the first source that has it
select
    order_id as orderId,
    source,
    customer_id as customerId,
    ordered_at as orderedAt,
    toString(status) as status,
    toString(currency) as currency,
    toString(exchange_rate) as rate,
    toString(gross) as gross,
    toString(discount) as discount,
    toString(shipping) as shipping,
    toString(tax) as tax,
    toString(cost) as cost,
    toString(channel) as channel,
    toString(campaign) as campaign,
    toString(coupon) as coupon,
    toString(region) as region,
    toString(device) as device,
    `items.product_id` as products,
    `items.name` as names,
    `items.category` as categories,
    arrayMap(amount -> toString(amount), `items.quantity`) as quantities,
    arrayMap(amount -> toString(amount), `items.price`) as prices,
    arrayMap(amount -> toString(amount), `items.discount`) as discounts,
    arrayMap(amount -> toString(amount), `items.cost`) as costs,
    updated_at as updatedAt
from orders final
-- the keys come from one pass over two narrow columns, without FINAL; the rest is read by key
where order_key in (
    select order_key
    from orders
    where order_id_key in (select sipHash64(arrayJoin({ids:Array(String)})))
)
order by orderId, source
limit 1 by orderId
