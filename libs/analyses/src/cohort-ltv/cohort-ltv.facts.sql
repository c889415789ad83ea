-- one row: how many customers the cohorts have together
select count() as customers
from members
