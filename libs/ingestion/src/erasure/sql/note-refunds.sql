-- one row per refund of a source that goes as a whole
insert into erased_keys (erasure, kind, key)
select distinct sources.erasure, 'refund', refunds.refund_key
from refunds
inner join (select erasure, value from {ids:Identifier} where kind = 'source') as sources on sources.value = refunds.source
