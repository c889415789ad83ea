-- one row per currency of orders that would count and whose event the shop did not send, without a known exchange rate: how many there
-- were before each of the moments
select
    'orders' as kind,
    toString(currency) as currency,
    sumForEach(arrayMap(moment -> toUInt32(ordered_at < moment), {moments:Array(DateTime64(3, 'UTC'))})) as numbers
from orders final
where
    order_key in (select order_key from orders where exchange_rate = 0)
    and exchange_rate = 0
    and status in ('paid', 'refunded')
    and order_id not in (select order_id from events where name = 'order_completed' and order_id != '')
group by currency
