-- persons whose rows count for somebody whose own rows count for a third, or for nobody who is known by an id
select m.person as person
from merged_persons as m final
where
    m.into_person != 0
    and (
        m.into_customer_id = ''
        or m.into_person != sipHash64(0, m.into_customer_id)
        or m.into_person = m.person
        or m.into_person in (select person from merged_persons final where into_person != 0)
    )
order by person
