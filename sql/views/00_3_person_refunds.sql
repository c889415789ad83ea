-- one row per refund in its newest version, with the person that it counts for: as long as no customers are merged, its customer
create or replace view person_refunds as
select
    refund_key,
    refund_id,
    source,
    order_key,
    order_id_key,
    order_id,
    person,
    customer_id,
    refunded_at,
    amount,
    currency,
    exchange_rate,
    reason,
    `items.product_id`,
    `items.quantity`,
    `items.amount`,
    updated_at,
    ingested_at
from refunds final
