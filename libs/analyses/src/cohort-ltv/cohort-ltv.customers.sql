-- one row per member of the cohorts, or of the cohort and the period asked for, the first to come first; continues the
-- members' with
    listed as (
        select
            person,
            first_place,
            toString(label) as cohort
        from members
        where {cohort:String} = '' or cohort = {cohort:String}
    ),
    -- steps are days or periods since the first order, as in the cohorts' own question
    steps as (
        select
            m.person as person,
            b.cohort as cohort,
            m.is_order as is_order,
            m.value as value,
            toUInt32(greatest(0, intDiv(m.place - b.first_place, {step:Int64}))) as step,
            {{period}} as period
        from movements as m
        inner join listed as b on b.person = m.person
    ),
    sums as (
        select
            person,
            any(cohort) as cohort,
            sum(is_order) as order_count,
            sum(value) as value_sum
        from steps
        where {period:Int64} < 0 or period = {period:Int64}
        group by person
    )
select
    n.customer_id as customer_id,
    s.cohort as cohort,
    f.first_at as first_ordered_at,
    s.order_count as orders,
    s.value_sum as value
from sums as s
inner join first_orders as f on f.person = s.person
any inner join (
    select person, any(customer_id) as customer_id
    from counted_orders
    group by person
) as n on n.person = s.person
where s.order_count > 0
order by first_ordered_at, customer_id
