-- one row per movement of money: an order that counts, or a refund that takes effect on its order or its customer
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
    refunded_at as moved_at,
    toUInt8(0) as is_order,
    toDecimal64(0, 4) as gross,
    toDecimal64(-amount, 4) as net,
    net as contribution
from customer_refunds
