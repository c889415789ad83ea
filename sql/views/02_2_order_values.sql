-- one row per order that counts and was placed before as_of, with what was left of its goods by then
create or replace view order_values as
with
    claims as (
        select
            order_key,
            toDecimal64(sumIf(amount, refunded_at < {as_of:DateTime64(3, 'UTC')}), 4) as claimed,
            toDecimal64(sum(amount), 4) as claimed_in_all
        from refund_claims
        group by order_key
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
    o.`items.product_id` as `items.product_id`,
    o.`items.category` as `items.category`,
    o.ordered_at as ordered_at,
    o.gross as gross,
    o.cost as cost,
    -- what an order of status refunded has left beside its refunds is refunded with its last change
    multiIf(
        o.status = 'refunded' and o.updated_at < {as_of:DateTime64(3, 'UTC')},
        least(c.claimed_in_all, o.goods) - least(c.claimed, o.goods),
        c.claimed = 0,
        o.goods,
        o.goods - least(c.claimed, o.goods)
    ) as net
from counted_orders as o
any left join claims as c on c.order_key = o.order_key
where o.ordered_at < {as_of:DateTime64(3, 'UTC')}
