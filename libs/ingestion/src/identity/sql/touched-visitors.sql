-- one row per visitor with events of its own whom new links are about, or whose events came after its links
insert into {touched:Identifier} (person)
with candidates as (
    select from_person as person
    from {links:Identifier}
    where from_type = 'visitor'
    union distinct
    select from_person as person
    from identity_links
    where
        from_type = 'visitor'
        and from_person in (select person from {incoming:Identifier} where customer_id = '' and anonymous_id != '')
)
select distinct person
from events
where person in (select person from candidates) and customer_id = '' and anonymous_id != ''
