-- one row per order that counts, with the refunds that take something off its goods, together never more than the goods:
-- when each does (refunded_ats) and how much (refund_amounts), oldest first
create or replace view order_histories as
with
    refund_lists as (
        select
            toUInt64(order_key) as half_key,
            arraySort(groupArray((refunded_at, amount))) as claims,
            toDecimal64(sum(amount), 4) as named
        from order_refunds
        group by half_key
    )
select
    o.*,
    -- a change to status refunded claims what no refund names
    if(o.status = 'refunded', greatest(o.goods - r.named, toDecimal64(0, 4)), toDecimal64(0, 4)) as rest,
    if(
        rest = 0,
        r.claims,
        arraySort(arrayPushBack(r.claims, (greatest(o.updated_at, o.ordered_at), rest)))
    ) as claims,
    arrayMap(claim -> greatest(claim.1, o.ordered_at), claims) as refunded_ats,
    arrayMap(
        (claimed, claim) -> toDecimal64(least(claimed, o.goods) - least(claimed - claim.2, o.goods), 4),
        arrayCumSum(claims.2),
        claims
    ) as refund_amounts
from counted_orders as o
any left join refund_lists as r on r.half_key = toUInt64(o.order_key)
