-- one row per stored event whose id came again, save those whose only known content is the one that came; also of ids that no key
-- knows where the block was begun before
create table {held:Identifier} engine = Memory as
with
    known as
    (
        select event_key, any(content) as first_content, uniqExact(content) as content_count
        from event_keys
        where event_key in (select event_key from {latest:Identifier})
        group by event_key
    ),
    unsure as
    (
        select latest.event_id as event_id
        from {latest:Identifier} as latest
        left join known on known.event_key = latest.event_key
        where
            known.content_count > 1
            or (known.content_count = 1 and known.first_content != latest.content)
            or ({is_repeated:Bool} and known.content_count = 0)
    )
select event_id, person, occurred_at, content
from events
where event_id in (select event_id from unsure)
