-- one row per buyer, the most valuable first; only those of a segment or a cell where one is given
select
    n.customer_id as customer_id,
    s.recency_days as recency_days,
    s.frequency as frequency,
    s.monetary as monetary,
    s.r as r,
    s.f as f,
    s.m as m,
    {segments:Array(String)}[s.segment_number] as segment
from scores as s
any inner join (
    select person, any(customer_id) as customer_id
    from counted_orders
    group by person
) as n on n.person = s.person
where
    ({segment:String} = '' or segment = {segment:String})
    and ({cell_r:UInt8} = 0 or r = {cell_r:UInt8})
    and ({cell_f:UInt8} = 0 or f = {cell_f:UInt8})
    and ({cell_m:UInt8} = 0 or m = {cell_m:UInt8})
order by monetary desc, customer_id
