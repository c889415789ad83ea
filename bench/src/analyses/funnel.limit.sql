-- one row: the cost of reading what the funnel must read, through the event stream under the same filter
select sum(cityHash64(person, name, occurred_at)) as hash
from event_stream
where name in {names:Array(String)} and occurred_at < {as_of:DateTime64(3, 'UTC')}
