-- one row per customer id that is the same person as one that is to be erased
insert into {ids:Identifier} (erasure, kind, value)
with
    merged as
    (
        select person, identifier, into_person, into_customer_id
        from current_merges
        where identifier_type = 'customer'
    ),
    people as
    (
        select erasure, sipHash64(0, value) as customer
        from {ids:Identifier}
        where kind in ('customer', 'address')
    ),
    -- the id that the person goes by, which may be their own
    names as
    (
        select people.erasure as erasure, if(merged.into_person != 0, merged.into_person, people.customer) as name
        from people
        left join merged on merged.person = people.customer
    )
select people.erasure, 'customer', merged.into_customer_id
from people
inner join merged on merged.person = people.customer
union distinct
select names.erasure, 'customer', merged.identifier
from names
inner join merged on merged.into_person = names.name
