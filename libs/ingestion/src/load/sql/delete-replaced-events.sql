-- the stored events that a block replaces
delete from events
where (person, occurred_at, event_id) in
(
    select person, occurred_at, event_id
    from {held:Identifier}
    where (event_id, content) not in (select event_id, content from {latest:Identifier})
)
