-- one row per refund that names an order, under the key of that order: without a source, of the one that its id means
create or replace view order_refunds as
with
    -- an id without a source means the order without one, else the first named source that has it; where orders have no
    -- source, the key is right already
    first_orders as (
        select order_id_key, argMin(order_key, source) as order_key
        from orders
        where order_id_key in (
            -- a join, because a set in a set takes longer to plan
            select o.order_id_key
            from orders as o
            any inner join (select order_id_key from refunds where order_id != '' and source = '') as r on r.order_id_key = o.order_id_key
            where o.source != ''
        )
        group by order_id_key
    )
select
    if(n.source = '' and f.order_key != 0, f.order_key, n.order_key) as order_key,
    n.refunded_at as refunded_at,
    n.amount as amount
from (
    select order_key, order_id_key, source, refunded_at, amount
    from refunds final
    where order_id != '' and exchange_rate > 0
) as n
any left join first_orders as f on f.order_id_key = n.order_id_key
