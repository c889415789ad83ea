-- one row per rejected row that was taken after all: its newest version says when
insert into rejected_rows (id, table, received_at, code, message, path, raw, origin, form, replayed_at)
select
    id,
    table,
    received_at,
    code,
    message,
    path,
    raw,
    origin,
    form,
    toDateTime64({at:String}, 3, 'UTC') as replayed_at
from rejected_rows final
where id in {ids:Array(String)}
order by id
