-- one row per rejected row that was not taken since, in the order of the ids; rows that another one replaced are no fault
select
    id,
    table,
    raw,
    form
from rejected_rows final
where replayed_at is null
    and id > {after:String}
    and received_at < {before:DateTime64(3, 'UTC')}
    and received_at >= {since:DateTime64(3, 'UTC')}
    and ({table:String} = '' or table = {table:String})
    and ({code:String} = '' or code = {code:String})
    and code != 'duplicate-in-request'
order by id
limit {rows:UInt32}
