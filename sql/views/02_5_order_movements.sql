-- one row per movement of money: an order that counts, or a refund that takes effect on its order or its customer;
-- the main item of an order is the line of the highest value, the first by product_id among equals
create or replace view order_movements as
with
    -- movement 1 of an order is its own, the others are its refunds; read in one pass, because orders are what is dear to read
    movements as (
        select
            *,
            moved_at,
            taken,
            number,
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
            )[1].1 as main_line
        from order_histories
        array join
            arrayPushFront(refunded_ats, ordered_at) as moved_at,
            arrayPushFront(refund_amounts, toDecimal64(0, 4)) as taken,
            arrayEnumerate(arrayPushFront(refund_amounts, toDecimal64(0, 4))) as number
        where number = 1 or taken > 0
    )
select
    m.order_key as order_key,
    m.person as person,
    m.source as source,
    m.currency as currency,
    m.channel as channel,
    m.campaign as campaign,
    m.coupon as coupon,
    m.region as region,
    m.device as device,
    if(m.number = 1, m.main_line, 0) as main_item,
    m.`items.product_id`[main_item] as main_product,
    toString(m.`items.category`[main_item]) as main_category,
    m.moved_at as moved_at,
    m.number = 1 as is_order,
    if(m.number = 1, m.gross, toDecimal64(0, 4)) as gross,
    if(m.number = 1, m.goods, toDecimal64(-m.taken, 4)) as net,
    if(m.number = 1, toDecimal64(m.goods - m.cost, 4), toDecimal64(-m.taken, 4)) as contribution
from movements as m
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
