-- the events of a block that the store does not hold
insert into events
select
    event_id,
    name,
    occurred_at,
    customer_id,
    anonymous_id,
    session_id,
    product_id,
    category,
    channel,
    campaign,
    device,
    region,
    url,
    value,
    sequence,
    order_id,
    properties,
    ingested_at
from {rows:Identifier}
