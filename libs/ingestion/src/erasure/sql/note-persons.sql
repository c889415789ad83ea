-- one row per key of a person, and of an anonymous id by which all its events go
insert into erased_keys (erasure, kind, key)
select distinct erasure, 'person', if(kind in ('customer', 'address'), sipHash64(0, value), sipHash64(1, value))
from {ids:Identifier}
where kind in ('customer', 'address', 'tied', 'visitor')
union distinct
select distinct erasure, 'visitor', sipHash64(1, value)
from {ids:Identifier}
where kind = 'visitor'
