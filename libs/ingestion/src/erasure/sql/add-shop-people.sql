-- one row per customer all of whose orders and refunds are of one source, which is to be erased as a whole
insert into {ids:Identifier} (erasure, kind, value)
with sources as
(
    select erasure, value as source
    from {ids:Identifier}
    where kind = 'source'
)
select sources.erasure, 'customer', owned.customer_id
from
(
    select customer_id, groupUniqArray(source) as of_sources
    from
    (
        select customer_id, source from orders
        union all
        select customer_id, source from refunds
    )
    where customer_id != ''
    group by customer_id
    having length(of_sources) = 1
) as owned
inner join sources on sources.source = owned.of_sources[1]
