-- rows of no currency, and those without a rate in the project's own, came before it was known; they are newly taken in, as some
-- count only from now on
alter table {table:Identifier}
update currency = {currency:String}, exchange_rate = 1, ingested_at = {at:DateTime64(3, 'UTC')}
where currency = '' or (exchange_rate = 0 and currency = {currency:String})
