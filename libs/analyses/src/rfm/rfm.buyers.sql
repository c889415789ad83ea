-- the buyers, customers with a counted order before as_of, with their values; rfm.cutoffs.sql.ts goes on
with
    order_rows as (
        select
            person,
            ordered_at,
            ordered_at >= {since:DateTime64(3, 'UTC')} and ordered_at < {until:DateTime64(3, 'UTC')} as is_recent,
            -- one condition each, so that what is not asked for is not worked out
            if({basis:String} = 'gross', gross, net) as kept,
            if({basis:String} = 'contribution', kept - cost, kept) as value
        from {{order_values}}
        where
            {{order_filters}}
    ),
    -- a refund that names no order takes from its customer's monetary value, where that is a buyer
    moves as (
        select person, ordered_at, true as is_order, is_recent, value
        from order_rows
        union all
        select
            person,
            fromUnixTimestamp64Milli(0, 'UTC') as ordered_at,
            false as is_order,
            true as is_recent,
            toDecimal64(-amount, 4) as value
        from customer_refunds
        where
            {with_customer_refunds:Bool}
            and {basis:String} != 'gross'
            and refunded_at < {as_of:DateTime64(3, 'UTC')}
            and refunded_at >= {since:DateTime64(3, 'UTC')}
            and refunded_at < {until:DateTime64(3, 'UTC')}
    ),
    buyers as (
        select
            person,
            maxIf(ordered_at, is_order) as last_at,
            -- the days between, less one that is not over; never below 0, where clocks went back since. age('day', ...) takes twice as long
            toInt32(greatest(
                toInt32(toDate32({as_of:DateTime64(3, 'UTC')}, {time_zone:String})) - toInt32(toDate32(last_at, {time_zone:String}))
                - (
                    toTime64(toTimeZone(last_at, {time_zone:String}), 3)
                    > toTime64(toTimeZone({as_of:DateTime64(3, 'UTC')}, {time_zone:String}), 3)
                ),
                0
            )) as recency_days,
            toInt32(countIf(is_order and is_recent)) as frequency,
            toDecimal128(sumIf(value, is_recent), 4) as monetary
        from moves
        group by person
        having countIf(is_order) > 0
    )
