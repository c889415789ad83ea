-- as settle-open.sql, but spend keeps its ingested_at: that is its version, which no update may change
alter table spend
update currency = {currency:String}, exchange_rate = 1
where currency = '' or (exchange_rate = 0 and currency = {currency:String})
