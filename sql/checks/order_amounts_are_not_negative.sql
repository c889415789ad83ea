-- one row per order with an amount or a line below zero; what is given back is a refund
select source, order_id
from orders final
where
    least(gross, discount, shipping, tax, cost) < 0
    or arrayExists(quantity -> quantity <= 0, items.quantity)
    or arrayExists(price -> price < 0, items.price)
order by source, order_id
