-- one row per customer whom touched visitors belong to, belonged to so far or are merged with, and those merged with one of these
insert into {customers:Identifier} (person)
with
    near as (
        select owner.1 as customer
        from visitor_owners
        where person in (select person from {touched:Identifier})
        union distinct
        select into_person as customer
        from current_merges
        where person in (select person from {touched:Identifier})
        union distinct
        select person as customer
        from {customers:Identifier}
    ),
    names as (
        select customer
        from near
        union distinct
        select into_person as customer
        from current_merges
        where identifier_type = 'customer' and person in (select customer from near)
    )
select customer
from names
union distinct
select person as customer
from current_merges
where identifier_type = 'customer' and into_person in (select customer from names)
