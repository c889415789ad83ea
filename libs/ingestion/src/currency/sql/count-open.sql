-- one row: how many rows of a table are kept for want of a currency that is known by now
select count() as rows
from {table:Identifier}
where exchange_rate = 0 and currency in ('', {currency:String})
