-- one row per anonymous id that events or orders tie to a customer and to nobody else: a shared one is not that customer's alone
insert into {ids:Identifier} (erasure, kind, value)
with
    people as
    (
        select erasure, sipHash64(0, value) as person
        from {ids:Identifier}
        where kind in ('customer', 'address')
    ),
    tied as
    (
        select distinct person, anonymous_id
        from events
        where person in (select person from people) and anonymous_id != ''
        union distinct
        select customer_person as person, from_id as anonymous_id
        from identity_links
        where customer_person in (select person from people) and from_type = 'visitor' and kind != 'parted'
    ),
    candidates as
    (
        select people.erasure as erasure, tied.anonymous_id as visitor
        from people
        inner join tied on tied.person = people.person
        union distinct
        select erasure, value as visitor
        from {ids:Identifier}
        where kind = 'tie'
    )
select distinct erasure, 'tied', visitor
from candidates
where visitor not in
(
    select anonymous_id
    from events
    where anonymous_id in (select visitor from candidates)
        and customer_id != ''
        and person not in (select person from people)
)
and visitor not in
(
    select from_id
    from identity_links
    where from_id in (select visitor from candidates)
        and from_type = 'visitor'
        and kind != 'parted'
        and customer_person not in (select person from people)
)
