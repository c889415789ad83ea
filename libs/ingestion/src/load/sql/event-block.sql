-- one row: how many rows came, how many event ids they have, and how many of these were seen before
select
    count() as came,
    uniqExact(event_key) as ids,
    (
        select uniqExact(event_key)
        from event_keys
        where event_key in (select event_key from {incoming:Identifier})
    ) as seen
from {incoming:Identifier}
