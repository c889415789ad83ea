-- one row per id or word that a person is known by
select distinct erasure, kind, value
from {ids:Identifier}
order by erasure, kind, value
