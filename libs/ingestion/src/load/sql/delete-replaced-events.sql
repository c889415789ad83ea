-- the stored events that the block replaces
delete from events
where (person, occurred_at, event_id) in
(
    select person, occurred_at, event_id
    from replaced_events
    where block = {block:String}
)
