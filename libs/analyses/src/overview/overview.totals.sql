-- one row: the whole range
with
    movements as (
        select person, is_order, gross, net, contribution
        from order_movements
        where
            moved_at >= {since:DateTime64(3, 'UTC')}
            and moved_at < {until:DateTime64(3, 'UTC')}
            and (empty({channels:Array(String)}) or channel in {channels:Array(String)})
            and (empty({devices:Array(String)}) or device in {devices:Array(String)})
            and (empty({regions:Array(String)}) or region in {regions:Array(String)})
    ),
    first_orders as (
        select person, min(ordered_at) as first_ordered_at
        from counted_orders
        group by person
    ),
    totals as (
        select
            countIf(is_order) as order_count,
            uniqExactIf(person, is_order) as customer_count,
            uniqExactIf(person, is_order and first_ordered_at >= {since:DateTime64(3, 'UTC')}) as new_customer_count,
            toDecimal128(
                sum(multiIf({basis:String} = 'gross', gross, {basis:String} = 'net', net, contribution)), 4
            ) as revenue,
            toDecimal128(-sumIf(net, not is_order), 4) as refunded
        from movements
        any left join first_orders using person
    )
select
    order_count as orders,
    customer_count as customers,
    new_customer_count as new_customers,
    revenue,
    refunded as refunds,
    if(order_count = 0, null, toDecimal128(revenue / order_count, 4)) as average_order
from totals
