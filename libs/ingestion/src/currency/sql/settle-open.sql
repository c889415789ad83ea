-- rows without a rate in the project's own currency came before it was known; they are newly taken in, as they count from now on
alter table {table:Identifier}
update currency = {currency:String}, exchange_rate = 1, ingested_at = {at:DateTime64(3, 'UTC')}
where exchange_rate = 0 and currency in ('', {currency:String})
