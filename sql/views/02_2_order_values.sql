-- one row per order that counts and was placed before as_of, with what was left of its goods by then
create or replace view order_values as
with
    -- half of a key is enough to tell orders apart, and joins twice as fast
    claims as (
        select
            toUInt64(order_key) as half_key,
            sumIf(amount, claimed_at < {as_of:DateTime64(3, 'UTC')}) as refunded,
            sumIf(written_off, claimed_at < {as_of:DateTime64(3, 'UTC')}) as written_off,
            toDecimal64(refunded + written_off - least(written_off, sum(amount)), 4) as claimed
        from refund_claims
        group by half_key
    )
select
    o.order_key as order_key,
    o.order_id as order_id,
    o.source as source,
    o.person as person,
    o.customer_id as customer_id,
    o.currency as currency,
    o.channel as channel,
    o.campaign as campaign,
    o.coupon as coupon,
    o.region as region,
    o.device as device,
    o.ordered_at as ordered_at,
    o.gross as gross,
    o.cost as cost,
    o.goods - if(c.claimed = 0, toDecimal64(0, 4), least(c.claimed, o.goods)) as net
from counted_orders as o
any left join claims as c on c.half_key = toUInt64(o.order_key)
where o.ordered_at < {as_of:DateTime64(3, 'UTC')}
