-- persons whose rows count for somebody whose own rows count for a third, or for nobody who is known by an id
select person
from current_merges
where
    into_customer_id = ''
    or into_person != sipHash64(0, into_customer_id)
    or into_person = person
    or into_person in (select person from current_merges)
order by person
