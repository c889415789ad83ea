-- one row per e-mail address of a customer that no other customer has: guests' rows have it for an id
insert into {ids:Identifier} (erasure, kind, value)
with
    people as
    (
        select erasure, sipHash64(0, value) as person
        from {ids:Identifier}
        where kind = 'customer'
    ),
    addresses as
    (
        select distinct person, arrayJoin([email, lower(email)]) as address
        from customers
        where person in (select person from people) and email != ''
    )
select distinct people.erasure, 'address', addresses.address
from people
inner join addresses on addresses.person = people.person
where addresses.address not in
(
    select email
    from customers
    where email in (select address from addresses) and person not in (select person from people)
)
