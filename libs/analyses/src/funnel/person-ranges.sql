-- one row: how many parts the events lie in and how many there are, on how many threads a question is worked at, whether groups in
-- the order of a table are finished one after the other, and whether events count for other persons than they name
select
    count() as parts,
    sum(events) as events,
    getSetting('max_threads') as threads,
    getSetting('optimize_aggregation_in_order') as is_in_order,
    (
{{isMerged}}
    ) as is_merged
from (
    select _part, count() as events
    from events
    group by _part
)
