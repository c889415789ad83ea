-- one row per refund that takes something off the goods of an order that counts, together never more than the goods
create or replace view refund_effects as
with
    claims as (
        select
            order_key,
            refunded_at,
            amount,
            row_number() over earlier as number,
            sum(amount) over earlier as claimed,
            sum(amount) over (partition by order_key) as claimed_in_all
        from refund_claims
        window earlier as (
            partition by order_key
            order by refunded_at, refund_key
            rows between unbounded preceding and current row
        )
    ),
    refunded_orders as (
        select *
        from counted_orders
        where status = 'refunded' or order_key in (select order_key from refund_claims)
    ),
    effects as (
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
            -- what an order of status refunded has left is refunded with its last change
            [greatest(c.refunded_at, o.ordered_at), greatest(o.updated_at, o.ordered_at)] as times,
            [
                least(c.claimed, o.goods) - least(c.claimed - c.amount, o.goods),
                if(o.status = 'refunded' and c.number <= 1, o.goods - least(c.claimed_in_all, o.goods), 0)
            ] as amounts
        from refunded_orders as o
        left join claims as c on c.order_key = o.order_key
    )
select
    order_key,
    person,
    customer_id,
    source,
    currency,
    channel,
    campaign,
    coupon,
    region,
    device,
    ordered_at,
    refunded_at,
    toDecimal64(amount, 4) as amount
from effects
array join times as refunded_at, amounts as amount
where amount > 0
