-- one row: whether the rows of a customer count for another one
select count() > 0 as applies
from merged_persons final
where into_person != 0 and identifier_type = 'customer'
