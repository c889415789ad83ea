-- one row per movement of money: an order that counts, or a refund that takes effect on its order or its customer;
-- the main item of an order is the line of the highest value, the first by product_id among equals
create or replace view order_movements as
select
    order_key,
    person,
    source,
    currency,
    channel,
    campaign,
    coupon,
    region,
    device,
    arraySort(
        (item, product_id) -> (-item.2, product_id),
        arrayMap(
            (quantity, price, discount, number) -> (number, toDecimal128(quantity, 4) * price - discount),
            `items.quantity`,
            `items.price`,
            `items.discount`,
            arrayEnumerate(`items.price`)
        ),
        `items.product_id`
    )[1].1 as main_item,
    `items.product_id`[main_item] as main_product,
    toString(`items.category`[main_item]) as main_category,
    ordered_at as moved_at,
    toUInt8(1) as is_order,
    gross,
    goods as net,
    toDecimal64(goods - cost, 4) as contribution
from counted_orders
union all
select
    order_key,
    person,
    source,
    currency,
    channel,
    campaign,
    coupon,
    region,
    device,
    0 as main_item,
    '' as main_product,
    '' as main_category,
    refunded_at as moved_at,
    toUInt8(0) as is_order,
    toDecimal64(0, 4) as gross,
    toDecimal64(-amount, 4) as net,
    net as contribution
from refund_effects
union all
select
    toUInt128(0) as order_key,
    person,
    source,
    currency,
    toLowCardinality('') as channel,
    toLowCardinality('') as campaign,
    toLowCardinality('') as coupon,
    toLowCardinality('') as region,
    toLowCardinality('') as device,
    0 as main_item,
    '' as main_product,
    '' as main_category,
    refunded_at as moved_at,
    toUInt8(0) as is_order,
    toDecimal64(0, 4) as gross,
    toDecimal64(-amount, 4) as net,
    net as contribution
from customer_refunds
