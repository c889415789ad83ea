-- one row: how many parts the events lie in and how many there are, on how many threads a question is worked at, and whether
-- events count for other persons than they name
select
    count() as parts,
    sum(events) as events,
    getSetting('max_threads') as threads,
    (
{{isMerged}}
    ) as is_merged
from (
    select _part, count() as events
    from events
    group by _part
)
