-- one row per order that would be counted more than once
select source, order_id, count() as copies
from counted_orders
group by source, order_id
having copies > 1
order by source, order_id
