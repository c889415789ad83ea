-- one row: how many rows about the time before `until` were taken in after `seen`
select
    (select count() from orders final where ordered_at < {until:DateTime64(3, 'UTC')} and ingested_at > {seen:DateTime64(3, 'UTC')}) as orders,
    (select count() from refunds final where refunded_at < {until:DateTime64(3, 'UTC')} and ingested_at > {seen:DateTime64(3, 'UTC')}) as refunds,
    (select count() from events where occurred_at < {until:DateTime64(3, 'UTC')} and ingested_at > {seen:DateTime64(3, 'UTC')}) as events,
    (select count() from customers final where ingested_at > {seen:DateTime64(3, 'UTC')}) as customers
