-- one row: what the events of a block tell about persons
select
    countIf(customer_id != '' and anonymous_id != '' and customer_id != anonymous_id) as links,
    countIf(customer_id = '' and anonymous_id != '') as visits,
    countIf(customer_id = '' and anonymous_id != '' and order_id != '' and name = 'order_completed') as order_visits
from {incoming:Identifier}
