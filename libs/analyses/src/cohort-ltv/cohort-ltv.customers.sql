-- one row per member of the cohorts, or of the one asked for, the first to come first; continues the members' with
select
    n.customer_id as customer_id,
    b.cohort as cohort,
    f.first_at as first_ordered_at,
    t.orders as orders,
    t.value as value
from members as b
inner join first_orders as f on f.person = b.person
inner join (
    select person, sum(is_order) as orders, sum(value) as value
    from movements
    group by person
) as t on t.person = b.person
any inner join (
    select person, any(customer_id) as customer_id
    from counted_orders
    group by person
) as n on n.person = b.person
where {cohort:String} = '' or b.cohort = {cohort:String}
order by first_ordered_at, customer_id
