-- one row per order that is to be erased
select distinct erased_keys.erasure as erasure, orders.source as source, orders.order_id as order_id
from orders
inner join erased_keys on erased_keys.key = orders.order_key
where erased_keys.kind = 'order' and erased_keys.erasure in {erasures:Array(String)}
order by erasure, source, order_id
