-- one row per statement about two customers, of which one is asked for
with asked as (select arrayJoin(arrayMap(person -> toUInt64(person), {persons:Array(String)})) as person)
select
    l.kind as kind,
    l.from_id as from_id,
    toString(l.from_person) as from_person,
    l.customer_id as customer_id,
    toString(l.customer_person) as customer_person,
    toString(l.linked_at) as linked_at,
    toString(l.noted_at) as noted_at
from identity_links as l
where
    l.from_type = 'customer'
    and (l.from_person in (select person from asked) or l.customer_person in (select person from asked))
