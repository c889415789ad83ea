-- one row per day of the range, in the project's zone; days without an order included
with
    movements as (
        select toDate(moved_at, {time_zone:String}) as day, person, is_order, gross, net, contribution
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
        where person in (select person from movements where is_order)
        group by person
    ),
    sales as (
        select
            m.day as day,
            countIf(is_order) as order_count,
            uniqExactIf(m.person, is_order) as customer_count,
            uniqExactIf(
                m.person,
                is_order
                and first_ordered_at >= {since:DateTime64(3, 'UTC')}
                and toDate(first_ordered_at, {time_zone:String}) = m.day
            ) as new_customer_count,
            sum(multiIf({basis:String} = 'gross', gross, {basis:String} = 'net', net, contribution)) as revenue,
            -sumIf(net, not is_order) as refunded
        from movements as m
        any left join first_orders as f on f.person = m.person
        group by m.day
    ),
    days as (
        select arrayJoin(
            arrayMap(
                number -> toDate({since:DateTime64(3, 'UTC')}, {time_zone:String}) + number,
                range(toUInt32(least({day_count:UInt32}, 20000)))
            )
        ) as day
    )
select
    days.day as day,
    toUInt64(sales.order_count) as orders,
    toUInt64(sales.customer_count) as customers,
    toUInt64(sales.new_customer_count) as new_customers,
    toDecimal128(sales.revenue, 4) as revenue,
    toDecimal128(sales.refunded, 4) as refunds
from days
left join sales on sales.day = days.day
order by days.day
