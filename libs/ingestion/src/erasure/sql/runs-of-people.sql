-- one row per refresh of an audience that somebody who is erased is in or came and went with
select run_id, max(is_member) as has_members
from
(
    select run_id, person, 1 as is_member from audience_members
    union all
    select run_id, person, 0 as is_member from audience_changes
)
where person in (select toUInt64(key) from erased_keys where kind = 'person' and erasure in {erasures:Array(String)})
group by run_id
order by run_id
