-- one row per currency of orders that would count, without a known exchange rate: how many there were before each of the moments,
-- those left out whose event the shop had sent by then
select
    'orders' as kind,
    toString(currency) as currency,
    sumForEach(
        arrayMap(
            moment -> toUInt32(ordered_at < moment and (s.order_id = '' or sent_at >= moment)),
            {moments:Array(DateTime64(3, 'UTC'))}
        )
    ) as numbers
from (
    select order_id, currency, ordered_at
    from orders final
    where
        order_key in (select order_key from orders where exchange_rate = 0)
        and exchange_rate = 0
        and status in ('paid', 'refunded')
) as o
any left join (
    select order_id, min(occurred_at) as sent_at
    from events
    where name = 'order_completed' and order_id != ''
    group by order_id
) as s on s.order_id = o.order_id
group by currency
