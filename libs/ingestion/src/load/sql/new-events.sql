-- one row per event of a block that the store does not hold with this content
create table {fresh:Identifier} engine = Memory as
with
    same as
    (
        select event_key, any(content) as only_content
        from event_keys
        where event_key in (select event_key from {latest:Identifier})
        group by event_key
        having uniqExact(content) = 1
    )
select *
from {latest:Identifier}
where (event_key, content) not in (select event_key, only_content from same)
    and (event_id, content) not in (select event_id, content from {held:Identifier})
