-- one row per segment of the map, in its order, also where nobody is in it
select
    {segments:Array(String)}[segment_number] as segment,
    customers,
    if(customers = 0, 0, customers / all_customers) as share,
    revenue,
    if(all_revenue = 0, 0, toFloat64(revenue) / toFloat64(all_revenue)) as revenue_share,
    if(customers = 0, null, days / customers) as avg_recency_days,
    if(customers = 0, null, orders / customers) as avg_frequency,
    if(customers = 0, null, round(toDecimal256(revenue, 8) / customers, 4)) as avg_monetary,
    buyer_count,
    is_banded,
    recency_cutoffs,
    frequency_cutoffs,
    monetary_cutoffs
from (
    select
        segment_number,
        count() as customers,
        sum(monetary) as revenue,
        sum(recency_days) as days,
        sum(frequency) as orders,
        sum(count()) over () as all_customers,
        sum(sum(monetary)) over () as all_revenue
    from scores
    group by segment_number
    order by segment_number with fill from 1 to length({segments:Array(String)}) + 1
) as counted
cross join (
    select buyer_count, is_banded, recency_cutoffs, frequency_cutoffs, monetary_cutoffs
    from cutoffs
) as known
order by segment_number
