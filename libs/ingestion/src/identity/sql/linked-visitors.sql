-- one row per visitor with events of its own whom new links are about
insert into {touched:Identifier} (person)
select distinct person
from events
where
    person in (select from_person from {links:Identifier} where from_type = 'visitor')
    and customer_id = ''
    and anonymous_id != ''
