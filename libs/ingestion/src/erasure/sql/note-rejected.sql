-- one row per rejected row that is about a person
insert into erased_keys (erasure, kind, key)
select distinct erasure, 'rejected', reinterpretAsUInt128(sipHash128(value))
from {ids:Identifier}
where kind = 'rejected'
