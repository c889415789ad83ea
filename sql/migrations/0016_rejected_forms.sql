-- one row per row that was not taken: where it came from, how its text is to be read again, and when it was taken after all
alter table rejected_rows
    add column if not exists origin LowCardinality(String),
    add column if not exists form LowCardinality(String),
    add column if not exists replayed_at Nullable(DateTime64(3, 'UTC'))
