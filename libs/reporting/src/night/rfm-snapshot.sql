-- one row per buyer: the snapshot of a day, from the rows of the analysis, which stand between the two halves
insert into rfm_snapshots (
    day, customer_id, recency_days, frequency, monetary, r, f, m, segment, definition_hash
)
select
    {snapshot_day:Date} as day,
    customerId as customer_id,
    toInt32(recencyDays) as recency_days,
    toInt32(frequency) as frequency,
    toDecimal128(monetary, 4) as monetary,
    toUInt8(r) as r,
    toUInt8(f) as f,
    toUInt8(m) as m,
    segment,
    {snapshot_definition:String} as definition_hash
from
