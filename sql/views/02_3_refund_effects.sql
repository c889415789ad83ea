-- one row per refund that takes something off the goods of an order that counts, together never more than the goods
create or replace view refund_effects as
with
    claims as (
        select
            order_key,
            refund_key,
            claimed_at,
            if(written_off > 0, greatest(written_off - sum(amount) over (partition by order_key), 0), amount) as claim
        from refund_claims
    ),
    running_claims as (
        select
            order_key,
            claimed_at,
            claim,
            sum(claim) over (
                partition by order_key
                order by claimed_at, refund_key
                rows between unbounded preceding and current row
            ) as claimed
        from claims
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
from running_claims as c
inner join (
    select *
    from counted_orders
    where order_key in (select order_key from refund_claims)
) as o on o.order_key = c.order_key
where amount > 0
