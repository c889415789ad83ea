-- one row: the cost of reading what rfm must read, through the same sources under the same filter
select
    (
        select sum(cityHash64(order_key, person, ordered_at, gross, discount))
        from orders final
        where status in ('paid', 'refunded') and exchange_rate > 0 and ordered_at < {as_of:DateTime64(3, 'UTC')}
    ) as orders_hash,
    (
        select sum(cityHash64(order_key, order_id_key, person, refunded_at, amount))
        from refunds final
        where exchange_rate > 0 and refunded_at < {as_of:DateTime64(3, 'UTC')}
    ) as refunds_hash
