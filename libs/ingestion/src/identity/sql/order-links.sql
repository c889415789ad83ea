-- one row per visitor of an order whose customer the links do not name yet; an id that orders of several customers have names nobody
insert into {links:Identifier} (kind, from_type, from_id, customer_id, cause, linked_at, block)
with
    owners as (
        select order_id_key, any(customer_id) as owner
        from orders final
        where order_id_key in (select order_id_key from order_visits) and customer_id != '' and status != 'test'
        group by order_id_key
        having uniqExact(customer_id) = 1
    ),
    visits as (
        select order_id, order_id_key, anonymous_id, person, min(visited_at) as first_visited_at
        from order_visits
        group by order_id, order_id_key, anonymous_id, person
    ),
    known as (
        select from_person, cause, argMax(customer_id, noted_at) as owner
        from identity_links
        where kind = 'order' and block != {block:String}
        group by from_person, cause
    )
select
    'order' as kind,
    'visitor' as from_type,
    visits.anonymous_id,
    owners.owner,
    visits.order_id as cause,
    visits.first_visited_at as linked_at,
    {block:String} as block
from visits
inner join owners on owners.order_id_key = visits.order_id_key
left join known on known.from_person = visits.person and known.cause = visits.order_id
where known.owner != owners.owner
