-- one row per customer that counts for another one, of those asked for
select
    m.identifier as identifier,
    m.into_customer_id as into_customer_id,
    toString(m.linked_at) as linked_at
from merged_persons as m final
where
    m.into_person != 0
    and m.identifier_type = 'customer'
    and m.person in (select arrayJoin(arrayMap(person -> toUInt64(person), {persons:Array(String)})))
