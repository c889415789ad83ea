-- one row: whether a refund without a source names an order, and there are orders with a source, of which it may mean one
select
    (select count() from (select 1 from refunds where source = '' and order_id != '' limit 1)) > 0
    and (select count() from (select 1 from orders where source != '' limit 1)) > 0 as applies
