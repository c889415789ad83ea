-- one row per cell of recency and frequency score, from the best to the worst, also where nobody is in it
select
    r,
    f,
    customers,
    if(customers = 0, 0, customers / all_customers) as share,
    revenue,
    if(all_revenue = 0, 0, toFloat64(revenue) / toFloat64(all_revenue)) as revenue_share,
    if(customers = 0, null, score / customers) as avg_m,
    if(customers = 0, null, round(toDecimal256(revenue, 8) / customers, 4)) as avg_monetary,
    if(customers = 0, null, {segments:Array(String)}[main_segment]) as segment,
    buyer_count,
    is_banded,
    recency_cutoffs,
    frequency_cutoffs,
    monetary_cutoffs
from (
    select
        r,
        f,
        sum(buyers) as customers,
        sum(money) as revenue,
        sum(m_sum) as score,
        argMax(segment_number, (buyers, -toInt16(segment_number))) as main_segment,
        sum(sum(buyers)) over () as all_customers,
        sum(sum(money)) over () as all_revenue
    from (
        select
            r,
            f,
            segment_number,
            count() as buyers,
            sum(m) as m_sum,
            sum(monetary) as money
        from scores
        group by r, f, segment_number
    ) as s
    group by r, f
    order by
        r desc with fill from {bins:UInt8} to 0 step -1,
        f desc with fill from {bins:UInt8} to 0 step -1
) as counted
cross join (
    select buyer_count, is_banded, recency_cutoffs, frequency_cutoffs, monetary_cutoffs
    from cutoffs
) as known
order by r desc, f desc
