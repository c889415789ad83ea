-- one row per order that counts: paid (a refund later does not undo that), in a currency whose rate is known
create or replace view counted_orders as
select
    order_key,
    order_id_key,
    order_id,
    source,
    person,
    customer_id,
    ordered_at,
    status,
    currency,
    channel,
    campaign,
    coupon,
    region,
    device,
    gross,
    discount,
    cost,
    greatest(gross - discount, toDecimal64(0, 4)) as goods,
    `items.product_id`,
    `items.name`,
    `items.category`,
    `items.quantity`,
    `items.price`,
    `items.discount`,
    `items.cost`,
    updated_at,
    ingested_at
from person_orders
where status in ('paid', 'refunded') and exchange_rate > 0
