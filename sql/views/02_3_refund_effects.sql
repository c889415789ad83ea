-- one row per refund that takes something off the goods of an order that counts, together never more than the goods
create or replace view refund_effects as
select
    order_key,
    person,
    customer_id,
    source,
    currency,
    channel,
    campaign,
    coupon,
    region,
    device,
    ordered_at,
    refunded_at,
    amount
from order_histories
array join
    refunded_ats as refunded_at,
    refund_amounts as amount
where amount > 0
