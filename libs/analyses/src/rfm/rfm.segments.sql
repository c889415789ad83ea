-- one row per segment of the map, in its order, also where nobody is in it
select
    {segments:Array(String)}[segment_number] as segment,
    sum(buyers) as customers,
    if(sum(customers) over () = 0, 0, customers / sum(customers) over ()) as share,
    sum(money) as revenue,
    if(sum(revenue) over () = 0, 0, toFloat64(revenue) / toFloat64(sum(revenue) over ())) as revenue_share,
    if(customers = 0, null, sum(days) / customers) as avg_recency_days,
    if(customers = 0, null, sum(orders) / customers) as avg_frequency,
    if(customers = 0, null, round(toDecimal256(revenue, 8) / customers, 4)) as avg_monetary
from (
    select
        segment_number,
        count() as buyers,
        sum(recency_days) as days,
        sum(frequency) as orders,
        sum(monetary) as money
    from scores
    group by segment_number
    union all
    select
        arrayJoin(arrayEnumerate({segments:Array(String)})) as segment_number,
        0 as buyers,
        0 as days,
        0 as orders,
        toDecimal128(0, 4) as money
)
group by segment_number
order by segment_number
