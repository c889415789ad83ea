-- one row per day whose snapshot is complete: how its buyers were scored; read it with FINAL
create table if not exists rfm_snapshot_days
(
    day Date,
    as_of DateTime64(3, 'UTC'),
    buyers UInt64,
    recency_cutoffs Array(Int32),
    frequency_cutoffs Array(Int32),
    monetary_cutoffs Array(Decimal(38, 4)),
    definition String,
    definition_hash String,
    taken_at DateTime64(3, 'UTC') default now64(3, 'UTC')
)
engine = ReplacingMergeTree(taken_at)
order by day
