-- one row per refresh: its members and their checksum, as a refresh counts them; who came and went
select
    run_id,
    countIf(is_member) as members,
    concat(
        leftPad(lower(hex(groupBitXorIf(sipHash64(1, person), is_member))), 16, '0'),
        leftPad(lower(hex(sumIf(sipHash64(2, person), is_member))), 16, '0')
    ) as checksum,
    countIf(change = 1) as entered,
    countIf(change = -1) as gone
from
(
    select run_id, person, toInt8(0) as change, true as is_member
    from audience_members
    where run_id in {runs:Array(String)}
    union all
    select run_id, person, change, false as is_member
    from audience_changes
    where run_id in {runs:Array(String)}
)
group by run_id
order by run_id
