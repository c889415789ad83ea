-- one row per order that counts, with the refunds that take something off its goods, together never more than the goods:
-- when each does (refunded_ats) and how much (refund_amounts), oldest first, and then what status refunded claims
create or replace view order_histories as
with
    refund_lists as (
        select
            half_key,
            claims.1 as claimed_ats,
            claims.2 as claimed_amounts,
            named
        from (
            select
                toUInt64(order_key) as half_key,
                arraySort(groupArray((refunded_at, amount))) as claims,
                toDecimal64(least(sum(amount), toDecimal128('99999999999999.9999', 4)), 4) as named
            from order_refunds
            group by half_key
        )
    )
select
    o.*,
    -- a change to status refunded claims what no refund names: then the refunds are less than the goods, and none is cut
    if(o.status = 'refunded', greatest(o.goods - r.named, toDecimal64(0, 4)), toDecimal64(0, 4)) as rest,
    -- lists of plain values, because a condition copies lists of tuples value by value
    if(rest = 0, r.claimed_ats, arrayPushBack(r.claimed_ats, o.updated_at)) as claim_ats,
    if(rest = 0, r.claimed_amounts, arrayPushBack(r.claimed_amounts, rest)) as claim_amounts,
    arrayMap(claim_at -> greatest(claim_at, o.ordered_at), claim_ats) as refunded_ats,
    arrayMap(
        (claimed, amount) -> toDecimal64(least(claimed, o.goods) - least(claimed - amount, o.goods), 4),
        arrayCumSum(claim_amounts),
        claim_amounts
    ) as refund_amounts
from counted_orders as o
any left join refund_lists as r on r.half_key = toUInt64(o.order_key)
