-- one row per refund that names an order, under the key of that order: as long as both tell their source, or neither, its own
create or replace view order_refunds as
select order_key, refunded_at, amount
from refunds final
where order_id != '' and exchange_rate > 0
