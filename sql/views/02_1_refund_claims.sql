-- one row per claim on the goods of an order: a refund that names it, or a change to status refunded, which claims the rest
create or replace view refund_claims as
with
    named_refunds as (
        select refund_key, order_key, order_id_key, source, refunded_at, amount
        from refunds final
        where order_id != '' and exchange_rate > 0
    ),
    -- an id without a source means the first named source that has it; where orders have none, the key is right already
    first_orders as (
        select order_id_key, argMin(order_key, source) as order_key
        from orders
        where
            source != ''
            and order_id_key in (select order_id_key from refunds where order_id != '' and source = '')
        group by order_id_key
    )
select
    if(n.source = '' and f.order_key != 0, f.order_key, n.order_key) as order_key,
    n.refund_key as refund_key,
    n.refunded_at as claimed_at,
    n.amount as amount,
    toDecimal64(0, 4) as written_off
from named_refunds as n
any left join first_orders as f on f.order_id_key = n.order_id_key
union all
select
    order_key,
    toUInt128(0) as refund_key,
    greatest(updated_at, ordered_at) as claimed_at,
    toDecimal64(0, 4) as amount,
    goods as written_off
from counted_orders
where (select count() > 0 from orders where status = 'refunded') and status = 'refunded'
