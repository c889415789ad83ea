-- one row per order that events of visitors name
insert into order_visits (order_id, anonymous_id, visited_at)
select order_id, anonymous_id, min(occurred_at) as visited_at
from {incoming:Identifier}
where customer_id = '' and anonymous_id != '' and order_id != '' and name = 'order_completed'
group by order_id, anonymous_id
