-- one row per order in its newest version, with the person that it counts for: the one whom merged ids name
create or replace view person_orders as
select
    o.order_key as order_key,
    o.order_id_key as order_id_key,
    o.order_id as order_id,
    o.source as source,
    if(m.into_person != 0, m.into_person, o.person) as person,
    if(m.into_person != 0, m.into_customer_id, o.customer_id) as customer_id,
    o.ordered_at as ordered_at,
    o.status as status,
    o.currency as currency,
    o.exchange_rate as exchange_rate,
    o.gross as gross,
    o.discount as discount,
    o.shipping as shipping,
    o.tax as tax,
    o.cost as cost,
    o.channel as channel,
    o.campaign as campaign,
    o.coupon as coupon,
    o.region as region,
    o.device as device,
    o.`items.product_id` as `items.product_id`,
    o.`items.name` as `items.name`,
    o.`items.category` as `items.category`,
    o.`items.quantity` as `items.quantity`,
    o.`items.price` as `items.price`,
    o.`items.discount` as `items.discount`,
    o.`items.cost` as `items.cost`,
    o.updated_at as updated_at,
    o.ingested_at as ingested_at
from orders as o final
any left join (
    select person, into_person, into_customer_id
    from current_merges
    where identifier_type = 'customer'
) as m on m.person = o.person
