-- one row per refund that names an order, with that order's key; an id without a source means the first source that has it
create or replace view refund_claims as
with
    named_refunds as (
        select refund_key, order_key, order_id_key, source, refunded_at, amount, ingested_at
        from refunds final
        where order_id != '' and exchange_rate > 0
    ),
    -- where no order has a source, the refund's own key is the order's, and nothing has to be looked up
    first_orders as (
        select order_id_key, argMin(order_key, source) as order_key
        from orders
        where
            (select max(source) != '' from orders)
            and order_id_key in (select order_id_key from refunds where order_id != '' and source = '')
        group by order_id_key
    )
select
    n.refund_key as refund_key,
    if(n.source = '' and f.order_key != 0, f.order_key, n.order_key) as order_key,
    n.refunded_at as refunded_at,
    n.amount as amount,
    n.ingested_at as ingested_at
from named_refunds as n
any left join first_orders as f on f.order_id_key = n.order_id_key
