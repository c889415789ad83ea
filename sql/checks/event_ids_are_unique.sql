-- one row per event id that was stored more than once
select event_id, count() as copies
from events
group by event_id
having copies > 1
order by event_id
