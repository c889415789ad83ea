-- one row per visitor who from now on counts for another person than so far: those with events of their own belong to the customer
-- that owns them, the first to be linked up to a limit, and under that customer's name of today
insert into merged_persons (person, identifier_type, identifier, into_person, into_customer_id, linked_at, version)
with
    customer_merges as (
        select person, into_person, into_customer_id
        from current_merges
        where identifier_type = 'customer'
    ),
    candidates as (
        select from_person as person
        from identity_links
        where from_type = 'visitor' and customer_person in (select person from {customers:Identifier})
    ),
    owned as (
        select
            o.person as person,
            o.anonymous_id as anonymous_id,
            o.owner.3 as linked_at,
            if(m.into_person != 0, m.into_person, o.owner.1) as into_person,
            if(m.into_person != 0, m.into_customer_id, o.owner.2) as into_customer_id
        from visitor_owners as o
        any left join customer_merges as m on m.person = o.owner.1
        where o.person in (select person from candidates)
    ),
    wanted as (
        select person, anonymous_id, into_person, into_customer_id, linked_at
        from owned
        where
            into_person in (select person from {customers:Identifier})
            and person in (
                select person
                from events
                where person in (select person from candidates) and customer_id = '' and anonymous_id != ''
            )
        order by linked_at, anonymous_id
        limit {most_visitors:UInt32} by into_person
    ),
    present as (
        select person, identifier, into_person, linked_at
        from current_merges
        where into_person in (select person from {customers:Identifier}) and identifier_type = 'visitor'
    )
select
    if(w.person != 0, w.person, p.person) as person,
    'visitor' as identifier_type,
    if(w.person != 0, w.anonymous_id, p.identifier) as identifier,
    w.into_person,
    w.into_customer_id,
    w.linked_at,
    {version:UInt64} as version
from wanted as w
full outer join present as p on p.person = w.person
where w.into_person != p.into_person or w.linked_at != p.linked_at
