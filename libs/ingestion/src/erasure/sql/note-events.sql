-- one row per event of a person
insert into erased_keys (erasure, kind, key)
with people as
(
    select erasure, toUInt64(key) as person
    from erased_keys
    where kind = 'person' and erasure in {erasures:Array(String)}
)
select distinct people.erasure, 'event', owned.event_key
from (select person, event_key from events where person in (select person from people)) as owned
inner join people on people.person = owned.person
