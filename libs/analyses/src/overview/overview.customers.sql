-- one row per customer behind a number of the range, the one who brought most first
with
    movements as (
        select person, is_order, gross, net, contribution
        from order_movements
        where
            moved_at >= {since:DateTime64(3, 'UTC')}
            and moved_at < {until:DateTime64(3, 'UTC')}
            and {{order_filters}}
    ),
    sums as (
        select
            person,
            countIf(is_order) as order_count,
            sum(multiIf({basis:String} = 'gross', gross, {basis:String} = 'net', net, contribution)) as revenue,
            -sumIf(net, not is_order) as refunded
        from movements
        group by person
    ),
    -- who has given something back need not have an order that counts
    names as (
        select person, any(customer_id) as customer_id, min(first_at) as first_at
        from (
            select person, customer_id, toNullable(ordered_at) as first_at
            from counted_orders
            union all
            select person, customer_id, null as first_at
            from customer_refunds
        )
        group by person
    )
select
    names.customer_id as customer_id,
    sums.order_count as orders,
    toDecimal128(sums.revenue, 4) as revenue,
    toDecimal128(sums.refunded, 4) as refunds,
    names.first_at as first_ordered_at
from sums
any inner join names on names.person = sums.person
where
    multiIf(
        {who:String} = 'refunded',
        sums.refunded > 0,
        {who:String} = 'new',
        sums.order_count > 0 and names.first_at >= {since:DateTime64(3, 'UTC')},
        sums.order_count > 0
    )
order by revenue desc, customer_id
