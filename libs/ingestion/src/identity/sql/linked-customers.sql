-- one row per customer of a link between customers that was just found, or that is of a touched customer
select distinct toString(person) as person
from (
    select arrayJoin([from_person, customer_person]) as person
    from {links:Identifier}
    where from_type = 'customer'
    union all
    select arrayJoin([from_person, customer_person]) as person
    from identity_links
    where from_type = 'customer' and customer_person in (select person from {customers:Identifier})
)
