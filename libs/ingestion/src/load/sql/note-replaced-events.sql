-- one row per stored event that the block replaces
insert into replaced_events (block, person, occurred_at, event_id)
select {block:String}, person, occurred_at, event_id
from {held:Identifier}
where (event_id, content) not in (select event_id, content from {latest:Identifier})
