-- one row per person whose rows count for the person whom an id names, that one first
create or replace view persons_of as
select person, 'customer' as identifier_type, customer_id as identifier, cast(null as Nullable(DateTime64(3, 'UTC'))) as linked_at
from named_person(id = {id:String})
union all
select person, identifier_type, identifier, toNullable(linked_at) as linked_at
from current_merges
where into_person in (select person from named_person(id = {id:String}))
