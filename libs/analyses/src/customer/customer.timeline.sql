-- one row per order, refund or event of the customer before as_of, the newest first
with
    persons as (
        select person
        from persons_of(id = {customer_id:String})
    )
select *
from (
    select
        ordered_at as at,
        'order' as kind,
        status as name,
        order_id as title,
        toNullable(toDecimal128(gross - discount, 4)) as amount,
        toJSONString(map('channel', toString(channel), 'device', toString(device), 'items', toString(length(`items.product_id`)))) as details
    from orders final
    where person in (select person from persons) and ordered_at < {as_of:DateTime64(3, 'UTC')}
    union all
    select
        refunded_at as at,
        'refund' as kind,
        'refund' as name,
        if(order_id = '', refund_id, order_id) as title,
        toNullable(toDecimal128(-amount, 4)) as amount,
        toJSONString(map('reason', toString(reason))) as details
    from refunds final
    where
        refunded_at < {as_of:DateTime64(3, 'UTC')}
        and (
            (order_id = '' and person in (select person from persons))
            or order_id in (select order_id from orders where person in (select person from persons))
        )
    union all
    select
        occurred_at as at,
        'event' as kind,
        toString(name) as name,
        product_id as title,
        toNullable(toDecimal128(value, 4)) as amount,
        toJSONString(map('channel', toString(channel), 'device', toString(device), 'session', session_id)) as details
    from events
    where person in (select person from persons) and occurred_at < {as_of:DateTime64(3, 'UTC')}
)
order by at desc, kind, name, title
