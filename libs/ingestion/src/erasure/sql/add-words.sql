-- one row per address or number of a customer's profiles, all versions: texts are searched for them
insert into {ids:Identifier} (erasure, kind, value)
with people as
(
    select erasure, sipHash64(0, value) as person
    from {ids:Identifier}
    where kind in ('customer', 'address')
)
select distinct people.erasure, 'word', profiles.word
from people
inner join
(
    select person, arrayJoin([email, phone]) as word
    from customers
    where person in (select person from people)
) as profiles on profiles.person = people.person
where profiles.word != ''
