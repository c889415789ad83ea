-- one row: the person whom an id names: the one that the id was merged into, or the customer of that id
create or replace view named_person as
select
    if(count() > 0, any(into_person), sipHash64(0, {id:String})) as person,
    if(count() > 0, any(into_customer_id), {id:String}) as customer_id
from (
    select into_person, into_customer_id
    from current_merges
    where person in (sipHash64(0, {id:String}), sipHash64(1, {id:String}))
    -- customers before visitors
    order by identifier_type
    limit 1
)
