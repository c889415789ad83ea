-- one row for the whole range, at place -1, then one per day of it in the project's zone; days without an order included
with
    movements as (
        select
            person,
            is_order,
            multiIf({basis:String} = 'gross', gross, {basis:String} = 'net', net, contribution) as revenue,
            if(is_order, toDecimal64(0, 4), toDecimal64(-net, 4)) as refunded,
            toInt32(toDate32(moved_at, {time_zone:String})) - toInt32(toDate32({since:DateTime64(3, 'UTC')}, {time_zone:String})) as day_place
        from order_movements
        where
            moved_at >= {since:DateTime64(3, 'UTC')}
            and moved_at < {until:DateTime64(3, 'UTC')}
            and {{order_filters}}
    ),
    first_orders as (
        select
            person,
            min(ordered_at) as first_ordered_at,
            first_ordered_at >= {since:DateTime64(3, 'UTC')} as is_new,
            toInt32(toDate32(first_ordered_at, {time_zone:String}))
                - toInt32(toDate32({since:DateTime64(3, 'UTC')}, {time_zone:String})) as first_place
        from counted_orders
        group by person
        -- the others are not new, whenever their first order was
        having is_new
    ),
    sales as (
        select
            place,
            countIf(is_order) as order_count,
            uniqExactIf(person, is_order) as customer_count,
            uniqExactIf(person, is_order and is_new and place in (-1, first_place)) as new_customer_count,
            sum(revenue) as revenue,
            sum(refunded) as refunded
        from movements
        any left join first_orders using person
        array join if({day_count:UInt32} = 0, [-1], [-1, day_place]) as place
        group by place
    ),
    places as (
        select arrayJoin(range({first_place:Int32}, toInt32(least({day_count:UInt32}, 150000)))) as place
    )
select
    if(p.place = -1, null, addDays(toDate32({since:DateTime64(3, 'UTC')}, {time_zone:String}), p.place)) as day,
    toUInt64(s.order_count) as orders,
    toUInt64(s.customer_count) as customers,
    toUInt64(s.new_customer_count) as new_customers,
    toDecimal128(s.revenue, 4) as revenue,
    toDecimal128(s.refunded, 4) as refunds,
    if(orders = 0, null, round(toDecimal256(revenue, 8) / orders, 4)) as average_order
from places as p
left join sales as s on s.place = p.place
order by p.place
