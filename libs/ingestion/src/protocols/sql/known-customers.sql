-- one row per customer that is known
select
    customer_id as customerId,
    email,
    phone,
    name,
    toString(gender) as gender,
    birth_year as birthYear,
    toString(country) as country,
    toString(region) as region,
    toString(city) as city,
    toString(channel) as channel,
    consent,
    attributes,
    created_at as createdAt,
    updated_at as updatedAt
from customers final
where person in (select sipHash64(0, arrayJoin({ids:Array(String)})))
order by customerId
