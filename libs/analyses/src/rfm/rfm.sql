-- the buyers, customers with a counted order before as_of, with their values, and the cut-offs that score them; rfm.scores.sql.ts goes on
with
    order_rows as (
        select
            person,
            ordered_at,
            ordered_at >= {since:DateTime64(3, 'UTC')} and ordered_at < {until:DateTime64(3, 'UTC')} as is_recent,
            -- one condition each, so that what is not asked for is not worked out
            if({basis:String} = 'gross', gross, net) as kept,
            if({basis:String} = 'contribution', kept - cost, kept) as value
        from order_values(as_of = {as_of:DateTime64(3, 'UTC')})
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
    ),
    -- one row: the buyers as lists beside the cut-offs. A join of the buyers with a single row goes buyer by buyer, and would
    -- read them twice. Cut-off k of n is the value at place ceil(k * N / n) of N; the levels are a hair below k / n, see rfm.md
    ranks as (
        select
            groupArray(person) as persons,
            groupArray(recency_days) as recencies,
            groupArray(frequency) as frequencies,
            groupArray(monetary) as monetaries,
            count() as buyer_count,
            countIf(frequency <= 1) * 2 > count() as is_mostly_once,
            quantilesExact(
                {level_1:Float64}, {level_2:Float64}, {level_3:Float64}, {level_4:Float64}, {level_5:Float64},
                {level_6:Float64}, {level_7:Float64}, {level_8:Float64}, {level_9:Float64}
            )(-recency_days) as recency_ranks,
            quantilesExact(
                {level_1:Float64}, {level_2:Float64}, {level_3:Float64}, {level_4:Float64}, {level_5:Float64},
                {level_6:Float64}, {level_7:Float64}, {level_8:Float64}, {level_9:Float64}
            )(frequency) as frequency_ranks,
            quantilesExact(
                {level_1:Float64}, {level_2:Float64}, {level_3:Float64}, {level_4:Float64}, {level_5:Float64},
                {level_6:Float64}, {level_7:Float64}, {level_8:Float64}, {level_9:Float64}
            )(monetary) as monetary_ranks,
            sum(recency_days) as recency_sum,
            sum(frequency) as frequency_sum,
            sum(monetary) as monetary_sum
        from buyers
    ),
    cutoffs as materialized (
        select
            persons,
            recencies,
            frequencies,
            monetaries,
            buyer_count,
            {method:String} = 'quantile' and is_mostly_once as is_banded,
            multiIf(
                {method:String} = 'threshold',
                {recency_cutoffs:Array(Decimal(38, 4))},
                {method:String} = 'mean',
                [toDecimal128(intDiv(recency_sum * 10000 + buyer_count - 1, greatest(buyer_count, 1)), 4) / 10000],
                arrayMap(rank -> toDecimal128(-rank, 4), arraySlice(recency_ranks, 1, {bins:UInt8} - 1))
            ) as recency_cutoffs,
            multiIf(
                {method:String} = 'threshold',
                {frequency_cutoffs:Array(Decimal(38, 4))},
                {method:String} = 'mean',
                [toDecimal128(frequency_sum, 4) / greatest(buyer_count, 1)],
                is_mostly_once,
                {frequency_bands:Array(Decimal(38, 4))},
                arrayMap(rank -> toDecimal128(rank, 4), arraySlice(frequency_ranks, 1, {bins:UInt8} - 1))
            ) as frequency_cutoffs,
            multiIf(
                {method:String} = 'threshold',
                arrayMap(cutoff -> toDecimal128(cutoff, 4), {monetary_cutoffs:Array(String)}),
                {method:String} = 'mean',
                [monetary_sum / greatest(buyer_count, 1)],
                arraySlice(monetary_ranks, 1, {bins:UInt8} - 1)
            ) as monetary_cutoffs
        from ranks
    )
