-- one row per table: what became of the rows of its loaded segments; `loaded` names those of the given segments that it covers
select
    table,
    sum(stored) as stored,
    sum(duplicate) as duplicate,
    sum(rejected) as rejected,
    groupArrayIf(segment, segment in {waiting:Array(String)}) as loaded
from loads final
group by table
order by table
