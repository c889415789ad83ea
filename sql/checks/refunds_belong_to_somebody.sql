-- one row per refund that names neither an order nor a customer, or gives nothing back
select source, refund_id
from refunds final
where (order_id = '' and customer_id = '') or amount <= 0
order by source, refund_id
