-- one row: how many events are new, how many stored ones they replace, how many stored ones were looked up
select
    (select count() from {fresh:Identifier}) as stored,
    (
        select count()
        from {held:Identifier}
        where (event_id, content) not in (select event_id, content from {latest:Identifier})
    ) as replaced,
    (select count() from {held:Identifier}) as held
