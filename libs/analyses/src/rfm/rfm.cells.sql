-- one row per cell of recency and frequency score, from the best to the worst, also where nobody is in it
select
    r,
    f,
    sum(buyers) as customers,
    if(sum(customers) over () = 0, 0, customers / sum(customers) over ()) as share,
    sum(money) as revenue,
    if(sum(revenue) over () = 0, 0, toFloat64(revenue) / toFloat64(sum(revenue) over ())) as revenue_share,
    if(customers = 0, null, sum(score) / customers) as avg_m,
    if(customers = 0, null, round(toDecimal256(revenue, 8) / customers, 4)) as avg_monetary,
    if(customers = 0, null, {segments:Array(String)}[argMax(segment_number, (buyers, -segment_number))]) as segment
from (
    select
        r,
        f,
        segment_number,
        count() as buyers,
        sum(m) as score,
        sum(monetary) as money
    from scores
    group by r, f, segment_number
    union all
    select
        toUInt8(intDiv(cell, {bins:UInt8}) + 1) as r,
        toUInt8(cell % {bins:UInt8} + 1) as f,
        0 as segment_number,
        0 as buyers,
        0 as score,
        toDecimal128(0, 4) as money
    from (select arrayJoin(range({bins:UInt8} * {bins:UInt8})) as cell)
)
group by r, f
order by r desc, f desc
