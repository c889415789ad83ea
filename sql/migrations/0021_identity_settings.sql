-- one row per change of the rules by which persons are merged; the newest counts
create table if not exists identity_settings
(
    blocked_values Array(String),
    most_customers UInt32,
    most_visitors UInt32,
    set_at DateTime64(6, 'UTC') default now64(6)
)
engine = MergeTree
order by set_at
