-- one row: the cost of reading what the funnel must read: the events, and the orders that yield one, under the same filter
select
    (
        select sum(cityHash64(person, name, occurred_at))
        from events
        where name in {names:Array(String)} and occurred_at < {as_of:DateTime64(3, 'UTC')}
    ) as events_hash,
    (
        select sum(cityHash64(person, ordered_at))
        from orders final
        where
            has({names:Array(String)}, 'order_completed')
            and status in ('paid', 'refunded')
            and exchange_rate > 0
            and ordered_at < {as_of:DateTime64(3, 'UTC')}
            and order_id not in (
                select order_id
                from events
                where
                    has({names:Array(String)}, 'order_completed')
                    and name = 'order_completed'
                    and order_id != ''
                    and occurred_at < {as_of:DateTime64(3, 'UTC')}
            )
    ) as orders_hash
