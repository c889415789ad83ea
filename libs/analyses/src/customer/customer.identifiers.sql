-- one row per id that the customer is known by, its own first; a visitor's since the moment that it was linked
with
    persons as (
        select person, identifier_type, identifier, linked_at
        from persons_of(id = {customer_id:String})
        where identifier_type = 'customer'
    )
select *
from (
    select 'customerId' as type, identifier as value, linked_at
    from persons
    union all
    select 'anonymousId' as type, anonymous_id as value, toNullable(owner.3) as linked_at
    from visitor_owners
    where
        person in (select from_person from identity_links where customer_person in (select person from persons))
        and owner.1 in (select person from persons)
)
order by type desc, linked_at nulls first, value
