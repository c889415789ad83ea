-- one row per event of a block
insert into event_keys
select event_key, content
from {rows:Identifier}
