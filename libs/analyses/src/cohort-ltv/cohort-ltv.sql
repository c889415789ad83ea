-- one row per cohort and period that had begun by as_of, with the value of the cohort so far; continues the members' with
    -- steps are days or periods since the first order; what a customer got back before it counts with it
    steps as (
        select
            b.cohort_key as cohort_key,
            toUInt32(greatest(0, intDiv(m.place - b.first_place, {step:Int64}))) as step,
            sum(m.value) as value,
            sum(m.is_order) as orders
        from halves as m
        inner join members as b on b.person = m.person
        group by cohort_key, step
    ),
    sums as (
        select
            cohort_key,
            toUInt32(
                if(
                    {axis:String} = 'elapsed',
                    arrayFirstIndex(day -> day >= step, {days:Array(UInt32)}) - 1,
                    step
                )
            ) as period,
            sum(value) as value,
            sum(orders) as orders
        from steps
        where {axis:String} = 'calendar' or step <= arrayMax({days:Array(UInt32)})
        group by cohort_key, period
    ),
    cohorts as (
        select
            cohort_key,
            if({is_by_trait:Bool}, any(trait), toString(any(period_start))) as cohort,
            count() as size,
            toUInt32(intDiv({last_place:Int64} - min(first_place), {step:Int64})) as oldest_step,
            intDiv({as_of_place:Int64} - max(first_place), {step:Int64}) as youngest_step
        from members
        group by cohort_key
    ),
    -- elapsed column k begins the day after column k - 1
    grid as (
        select
            cohort_key,
            cohort,
            size,
            youngest_step,
            toUInt32(arrayJoin(range(least(
                {periods:UInt32},
                if(
                    {axis:String} = 'elapsed',
                    1 + arrayCount(day -> day < oldest_step, {days:Array(UInt32)}),
                    1 + oldest_step
                )
            )))) as period
        from cohorts
    )
select
    g.cohort as cohort,
    g.size as size,
    g.period as period,
    sum(s.value) over earlier as value,
    round(toDecimal256(value, 8) / size, 6) as per_customer,
    if(
        {axis:String} = 'elapsed',
        g.youngest_step >= {days:Array(UInt32)}[period + 1],
        g.youngest_step > period
    ) as mature,
    if({axis:String} = 'elapsed', {days:Array(UInt32)}[period + 1], null) as days,
    sum(s.orders) over earlier as orders
from grid as g
left join sums as s on s.cohort_key = g.cohort_key and s.period = g.period
window earlier as (
    partition by g.cohort_key
    order by g.period
    rows between unbounded preceding and current row
)
order by cohort, period
