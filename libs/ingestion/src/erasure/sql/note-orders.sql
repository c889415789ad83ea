-- one row per order that is a person's in its newest version, or that is of a source that goes as a whole
insert into erased_keys (erasure, kind, key)
with people as
(
    select erasure, toUInt64(key) as person
    from erased_keys
    where kind = 'person' and erasure in {erasures:Array(String)}
)
select distinct people.erasure, 'order', newest.order_key
from (select order_key, person from orders final) as newest
inner join people on people.person = newest.person
union distinct
select distinct sources.erasure, 'order', orders.order_key
from orders
inner join (select erasure, value from {ids:Identifier} where kind = 'source') as sources on sources.value = orders.source
