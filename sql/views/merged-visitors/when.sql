-- one row: whether anybody's rows count for another person
select count() > 0 as applies
from merged_persons final
where into_person != 0
