-- one row: how many rows came, how many event ids they have at least, and how many keys that were seen before may be of these. A block's ids
-- are anywhere among the keys, so that nearly all of them are read: half of each key is looked for, twice as fast as the whole
select
    count() as came,
    uniqExact(toUInt64(event_key)) as ids,
    (
        select count()
        from event_keys
        where
            indexHint(event_key in (select event_key from {incoming:Identifier}))
            and toUInt64(event_key) in (select toUInt64(event_key) from {incoming:Identifier})
    ) as seen
from {incoming:Identifier}
