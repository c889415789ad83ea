-- one row: how many rows of a table came before the project's currency was known, and are in it
select count() as rows
from {table:Identifier}
where currency = '' or (exchange_rate = 0 and currency = {currency:String})
