-- one row per event, with the person that it counts for: as long as nobody is merged, whoever it names
create or replace view person_events as
select
    event_id,
    name,
    occurred_at,
    person,
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
from events
