-- one row: the customer's record and what the orders say; no row for a customer that nobody has heard of
with
    (select (person, customer_id) from named_person(id = {customer_id:String})) as named,
    record as (
        select *
        from person_profiles
        where person = named.1
    ),
    orders_of as (
        select
            count() as order_count,
            sum(net) as revenue,
            min(ordered_at) as first_ordered_at,
            max(ordered_at) as last_ordered_at,
            sum(gross) as gross_value
        from order_values(as_of = {as_of:DateTime64(3, 'UTC')})
        where person = named.1
    ),
    refunds_of as (
        select -sum(net) as refunded
        from order_movements
        where
            not is_order
            and person = named.1
            and moved_at < {as_of:DateTime64(3, 'UTC')}
    ),
    events_of as (
        select count() as event_count, max(occurred_at) as last_seen_at
        from events
        where
            person in (select person from persons_of(id = {customer_id:String}))
            and occurred_at < {as_of:DateTime64(3, 'UTC')}
    )
select
    named.2 as customer_id,
    any(r.name) as name,
    any(r.email) as email,
    any(r.phone) as phone,
    any(r.gender) as gender,
    nullIf(any(r.birth_year), 0) as birth_year,
    any(r.country) as country,
    any(r.region) as region,
    any(r.city) as city,
    any(r.channel) as channel,
    toJSONString(any(r.consent)) as consent,
    toJSONString(any(r.attributes)) as attributes,
    any(r.created_at) as created_at,
    any(o.order_count) as orders,
    toDecimal128(any(o.revenue), 4) as net,
    if(orders = 0, null, any(o.first_ordered_at)) as first_order_at,
    if(orders = 0, null, any(o.last_ordered_at)) as last_order_at,
    if(orders = 0, null, round(toDecimal256(any(o.revenue), 8) / orders, 4)) as average_order,
    toDecimal128(any(f.refunded), 4) as refunds,
    any(e.event_count) as events,
    if(events = 0, null, any(e.last_seen_at)) as last_seen_at
from orders_of as o
cross join refunds_of as f
cross join events_of as e
left join record as r on true
having orders > 0 or events > 0 or any(r.customer_id) != ''
