-- one row per refund that takes something off the goods of an order that counts, together never more than the goods
create or replace view refund_effects as
with
    claims as (
        select
            order_key,
            claimed_at,
            if(written_off = 0, amount, greatest(written_off - sum(amount) over whole, 0)) as claim,
            max(written_off) over earlier as written_off_so_far,
            sum(amount) over earlier
                + greatest(written_off_so_far - least(written_off_so_far, sum(amount) over whole), 0) as claimed
        from refund_claims
        window
            whole as (partition by order_key),
            earlier as (
                partition by order_key
                order by claimed_at, refund_key
                rows between unbounded preceding and current row
            )
    )
select
    o.order_key as order_key,
    o.person as person,
    o.customer_id as customer_id,
    o.source as source,
    o.currency as currency,
    o.channel as channel,
    o.campaign as campaign,
    o.coupon as coupon,
    o.region as region,
    o.device as device,
    o.ordered_at as ordered_at,
    greatest(c.claimed_at, o.ordered_at) as refunded_at,
    toDecimal64(least(c.claimed, o.goods) - least(c.claimed - c.claim, o.goods), 4) as amount
from counted_orders as o
inner join claims as c on c.order_key = o.order_key
where amount > 0
