-- one row: when the newest row of each table was taken in
select
    (select max(ingested_at) from orders) as orders,
    (select max(ingested_at) from refunds) as refunds,
    (select max(ingested_at) from events) as events,
    (select max(ingested_at) from customers) as customers,
    (select max(ingested_at) from products) as products,
    (select max(ingested_at) from spend) as spend,
    -- rows of a long import carry the time at which it began, and may come after newer ones
    (select count() from loads final) as loads,
    (select max(loaded_at) from loads) as loaded
