-- one row per member of a cohort: a customer, where on the axis it began, and its cohort
with
    movements as materialized (
        select
            person,
            moved_at,
            is_order,
            -- columns by name: what is not asked for is neither read nor kept
            {basis:Identifier} as value,
            {trait:Identifier} as trait,
            {tie_breaker:Identifier} as tie_breaker,
            -- where the movement stands on the axis: milliseconds of local time, or the number of its local period
            if(
                {axis:String} = 'elapsed',
                toUnixTimestamp64Milli(moved_at) + 1000 * timezoneOffset(toTimeZone(moved_at, {time_zone:String})),
                toInt64(
                    if(
                        {interval:String} = 'day',
                        toInt32(toDate(moved_at, {time_zone:String})),
                        if(
                            {interval:String} = 'week',
                            intDiv(toInt32(toDate(moved_at, {time_zone:String})) + 3, 7),
                            if(
                                {interval:String} = 'month',
                                toInt32(toRelativeMonthNum(toDate(moved_at, {time_zone:String}))),
                                toInt32(toRelativeQuarterNum(toDate(moved_at, {time_zone:String})))
                            )
                        )
                    )
                )
            ) as place
        from order_movements
        where
            moved_at < {as_of:DateTime64(3, 'UTC')}
            and ({with_customer_refunds:Bool} or order_key != 0)
            and {{order_filters}}
    ),
    first_orders as (
        select
            person,
            min(moved_at) as first_at,
            min(place) as first_place,
            if({is_by_trait:Bool}, toString(argMin(trait, (moved_at, tie_breaker))), '') as first_trait
        from movements
        where is_order
        group by person
        having
            first_at >= {first_from:DateTime64(3, 'UTC')}
            and first_at < {first_to:DateTime64(3, 'UTC')}
    ),
    members as materialized (
        select
            person,
            first_place,
            if(first_trait = '', '(none)', first_trait) as trait,
            if(
                {cohort_by:String} = 'week',
                toMonday(first_at, {time_zone:String}),
                if(
                    {cohort_by:String} = 'month',
                    toStartOfMonth(first_at, {time_zone:String}),
                    if(
                        {cohort_by:String} = 'quarter',
                        toStartOfQuarter(first_at, {time_zone:String}),
                        toDate(first_at, {time_zone:String})
                    )
                )
            ) as period_start,
            -- numbers join and group faster than the names that they stand for
            if({is_by_trait:Bool}, sipHash64(trait), toUInt64(toUInt16(period_start))) as cohort_key
        from first_orders
    )
