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
            -- where the movement stands on the axis: milliseconds of local time, or the number of its local period;
            -- toDate would wrap where the local day is before 1970
            if(
                {axis:String} = 'elapsed',
                toUnixTimestamp64Milli(moved_at) + 1000 * timezoneOffset(toTimeZone(moved_at, {time_zone:String})),
                toInt64(
                    if(
                        {interval:String} = 'day',
                        toInt32(toDate32(moved_at, {time_zone:String})),
                        if(
                            {interval:String} = 'week',
                            intDiv(toInt32(toDate32(moved_at, {time_zone:String})) + 3, 7),
                            if(
                                {interval:String} = 'month',
                                toInt32(toRelativeMonthNum(moved_at, {time_zone:String})),
                                toInt32(toRelativeQuarterNum(moved_at, {time_zone:String}))
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
    -- a materialized table comes in one stream; two halves of it are worked on by two threads
    halves as (
        select * from movements where person % 2 = 0
        union all
        select * from movements where person % 2 = 1
    ),
    first_orders as (
        select
            person,
            min(moved_at) as first_at,
            min(place) as first_place,
            if({is_by_trait:Bool}, toString(argMin(trait, (moved_at, tie_breaker))), '') as first_trait
        from halves
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
            toDate32(first_at, {time_zone:String}) as first_day,
            -- of a Date32 dateTrunc gives another one; toMonday and its like give a Date, which ends at 1970
            if(
                {cohort_by:String} = 'week',
                dateTrunc('week', first_day),
                if(
                    {cohort_by:String} = 'month',
                    dateTrunc('month', first_day),
                    if({cohort_by:String} = 'quarter', dateTrunc('quarter', first_day), first_day)
                )
            ) as period_start,
            -- numbers join and group faster than the names that they stand for
            if({is_by_trait:Bool}, sipHash64(trait), toUInt64(toInt32(period_start))) as cohort_key
        from first_orders
    )
