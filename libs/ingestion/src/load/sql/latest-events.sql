-- one row per event id of a block: the one that came last. One thread reads the rows in the order they came
create table {latest:Identifier} engine = Memory as
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
    ingested_at,
    event_key,
    content
from (select *, event_key, content, rowNumberInAllBlocks() as place from {incoming:Identifier})
order by place desc
limit 1 by event_id
settings max_threads = 1
