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
            toUInt32({{period}}) as period,
            sum(value) as value,
            sum(orders) as orders
        from steps
        where {{is_shown}}
        group by cohort_key, period
    ),
    cohorts as (
        select
            cohort_key,
            toString(any(label)) as cohort,
            count() as size,
            toUInt32(intDiv({last_place:Int64} - min(first_place), {step:Int64})) as oldest_step,
            intDiv({as_of_place:Int64} - max(first_place), {step:Int64}) as youngest_step
        from members
        group by cohort_key
    ),
    grid as (
        select
            cohort_key,
            cohort,
            size,
            youngest_step,
            toUInt32(arrayJoin(range(least({periods:UInt32}, {{columns}})))) as period
        from cohorts
    )
select
    g.cohort as cohort,
    g.size as size,
    g.period as period,
    sum(s.value) over earlier as value,
    round(toDecimal256(value, 8) / size, 6) as per_customer,
    {{is_mature}} as mature,
    {{days}} as days,
    sum(s.orders) over earlier as orders
from grid as g
left join sums as s on s.cohort_key = g.cohort_key and s.period = g.period
window earlier as (
    partition by g.cohort_key
    order by g.period
    rows between unbounded preceding and current row
)
order by cohort, period
