-- one row per event, with the person that it counts for: the one whom merged ids name
create or replace view person_events as
select
    e.event_id as event_id,
    e.name as name,
    e.occurred_at as occurred_at,
    if(m.into_person != 0, m.into_person, e.person) as person,
    if(m.into_person != 0, m.into_customer_id, e.customer_id) as customer_id,
    e.anonymous_id as anonymous_id,
    e.session_id as session_id,
    e.product_id as product_id,
    e.category as category,
    e.channel as channel,
    e.campaign as campaign,
    e.device as device,
    e.region as region,
    e.url as url,
    e.value as value,
    e.sequence as sequence,
    e.order_id as order_id,
    e.properties as properties,
    e.ingested_at as ingested_at
from events as e
any left join current_merges as m on m.person = e.person
