-- one row per kind and currency of orders that would count and refunds, without a known exchange rate: how many there were before
-- each of the moments
select
    'orders' as kind,
    toString(currency) as currency,
    sumForEach(arrayMap(moment -> toUInt32(ordered_at < moment), {moments:Array(DateTime64(3, 'UTC'))})) as numbers
from orders final
where
    order_key in (select order_key from orders where exchange_rate = 0)
    and exchange_rate = 0
    and status in ('paid', 'refunded')
group by currency
union all
select
    'refunds' as kind,
    toString(currency) as currency,
    sumForEach(arrayMap(moment -> toUInt32(refunded_at < moment), {moments:Array(DateTime64(3, 'UTC'))})) as numbers
from refunds final
where
    refund_key in (select refund_key from refunds where exchange_rate = 0)
    and exchange_rate = 0
group by currency
