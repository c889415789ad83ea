-- one row: how many rows each table has about the time before `until`, and a sum that every later row changes
select
    (select [toString(count()), toString(sum(toUnixTimestamp64Milli(ingested_at)))] from orders final where ordered_at < {until:DateTime64(3, 'UTC')}) as orders,
    (select [toString(count()), toString(sum(toUnixTimestamp64Milli(ingested_at)))] from refunds final where refunded_at < {until:DateTime64(3, 'UTC')}) as refunds,
    (select [toString(count()), toString(sum(toUnixTimestamp64Milli(ingested_at)))] from events where occurred_at < {until:DateTime64(3, 'UTC')}) as events,
    (select [toString(count()), toString(sum(toUnixTimestamp64Milli(ingested_at)))] from customers final) as customers
