-- one row per person whose rows count for another person: whom merged ids name today, what was taken back left out
create or replace view current_merges as
select person, identifier_type, identifier, into_person, into_customer_id, linked_at
from merged_persons final
where into_person != 0
