-- one row per refund that names no order: it counts for the customer, at its own time
create or replace view customer_refunds as
select
    refund_key,
    source,
    customer_id,
    person,
    currency,
    refunded_at,
    amount,
    ingested_at
from person_refunds
where order_id = '' and exchange_rate > 0
