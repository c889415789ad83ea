-- one row per event that carries an anonymous id which is to be erased, whosever it became
insert into erased_keys (erasure, kind, key)
with visitors as
(
    select erasure, toUInt64(key) as visitor
    from erased_keys
    where kind = 'visitor' and erasure in {erasures:Array(String)}
)
select distinct visitors.erasure, 'event', visited.event_key
from
(
    select sipHash64(1, anonymous_id) as visitor, event_key
    from events
    where anonymous_id != '' and visitor in (select visitor from visitors)
) as visited
inner join visitors on visitors.visitor = visited.visitor
