-- one row per customer whom something links to another id
insert into {customers:Identifier} (person)
select customer_person as person
from identity_links
union distinct
select into_person as person
from current_merges
