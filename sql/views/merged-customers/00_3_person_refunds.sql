-- one row per refund in its newest version, with the person that it counts for: the one whom merged ids name
create or replace view person_refunds as
select
    r.refund_key as refund_key,
    r.refund_id as refund_id,
    r.source as source,
    r.order_key as order_key,
    r.order_id_key as order_id_key,
    r.order_id as order_id,
    if(m.into_person != 0, m.into_person, r.person) as person,
    if(m.into_person != 0, m.into_customer_id, r.customer_id) as customer_id,
    r.refunded_at as refunded_at,
    r.amount as amount,
    r.currency as currency,
    r.exchange_rate as exchange_rate,
    r.reason as reason,
    r.`items.product_id` as `items.product_id`,
    r.`items.quantity` as `items.quantity`,
    r.`items.amount` as `items.amount`,
    r.updated_at as updated_at,
    r.ingested_at as ingested_at
from refunds as r final
any left join (
    select person, into_person, into_customer_id
    from current_merges
    where identifier_type = 'customer'
) as m on m.person = r.person
