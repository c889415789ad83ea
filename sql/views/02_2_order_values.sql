-- one row per order that counts and was placed before as_of, with what was left of its goods by then: all but its refunds,
-- and nothing from the moment it went to status refunded, which claims what no refund names; the same as order_histories
create or replace view order_values as
with
    -- half of a key is enough to tell orders apart, and joins twice as fast
    refund_totals as (
        select
            toUInt64(order_key) as half_key,
            -- refunds beyond the most that an order can be take no more than that
            toDecimal64(least(sumIf(amount, refunded_at < {as_of:DateTime64(3, 'UTC')}), toDecimal128('99999999999999.9999', 4)), 4) as refunded,
            toDecimal64(least(sum(amount), toDecimal128('99999999999999.9999', 4)), 4) as named
        from order_refunds
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
    o.status = 'refunded' and o.updated_at < {as_of:DateTime64(3, 'UTC')} as is_written_off,
    greatest(
        o.goods - t.refunded - if(is_written_off, greatest(o.goods - t.named, toDecimal64(0, 4)), toDecimal64(0, 4)),
        toDecimal64(0, 4)
    ) as net
from counted_orders as o
any left join refund_totals as t on t.half_key = toUInt64(o.order_key)
where o.ordered_at < {as_of:DateTime64(3, 'UTC')}
