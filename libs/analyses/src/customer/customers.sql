-- one row per customer: everyone with a record or an order, the one who ordered last first
with
    buyers as (
        select
            person,
            any(customer_id) as customer_id,
            count() as order_count,
            sum(net) as revenue,
            max(ordered_at) as last_ordered_at
        from order_values(as_of = {as_of:DateTime64(3, 'UTC')})
        group by person
    ),
    records as (
        select person, customer_id, name, email
        from person_profiles
    )
select
    if(r.customer_id != '', r.customer_id, b.customer_id) as customer_id,
    r.name as name,
    r.email as email,
    toUInt64(b.order_count) as orders,
    toDecimal128(b.revenue, 4) as revenue,
    if(b.order_count = 0, null, b.last_ordered_at) as last_order_at
from buyers as b
full outer join records as r on r.person = b.person
where
    {search:String} = ''
    or positionCaseInsensitiveUTF8(customer_id, {search:String}) > 0
    or positionCaseInsensitiveUTF8(name, {search:String}) > 0
    or positionCaseInsensitiveUTF8(email, {search:String}) > 0
    -- an id that was merged into the customer
    or if(r.customer_id != '', r.person, b.person) in (
        select into_person
        from current_merges
        where positionCaseInsensitiveUTF8(identifier, {search:String}) > 0
    )
order by last_order_at desc nulls last, customer_id
