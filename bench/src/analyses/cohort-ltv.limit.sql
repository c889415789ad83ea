-- one row: the cost of reading what cohort-ltv must read: the newest versions, under the same filter
select
    (
        select sum(cityHash64(order_key, person, ordered_at, status, gross, discount, updated_at))
        from orders final
        where status in ('paid', 'refunded') and exchange_rate > 0 and ordered_at < {as_of:DateTime64(3, 'UTC')}
    ) as orders_hash,
    (
        select sum(cityHash64(order_key, order_id_key, source, person, refunded_at, amount))
        from refunds final
        where exchange_rate > 0 and refunded_at < {as_of:DateTime64(3, 'UTC')}
    ) as refunds_hash
