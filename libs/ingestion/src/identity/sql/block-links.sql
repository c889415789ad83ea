-- one row per link that the events of a block tell of and that is new, or earlier than the store has it; an alias may have named a
-- visitor or a customer
insert into {links:Identifier} (kind, from_type, from_id, customer_id, cause, linked_at, block)
with
    said as (
        select if(name = 'alias', 'alias', 'event') as kind, anonymous_id as from_id, customer_id, min(occurred_at) as linked_at
        from {incoming:Identifier}
        where customer_id != '' and anonymous_id != '' and customer_id != anonymous_id
        group by kind, from_id, customer_id
    ),
    told as (
        select kind, 'visitor' as from_type, from_id, sipHash64(1, from_id) as from_person, customer_id, linked_at
        from said
        union all
        select kind, 'customer' as from_type, from_id, sipHash64(0, from_id) as from_person, customer_id, linked_at
        from said
        where kind = 'alias'
    ),
    known as (
        select toString(kind) as kind, from_person, customer_id, min(linked_at) as linked_at
        from identity_links
        where from_person in (select from_person from told) and kind in ('event', 'alias') and block != {block:String}
        group by kind, from_person, customer_id
    )
select told.kind, told.from_type, told.from_id, told.customer_id, '' as cause, told.linked_at, {block:String} as block
from told
left join known
    on known.kind = told.kind and known.from_person = told.from_person and known.customer_id = told.customer_id
where known.customer_id = '' or told.linked_at < known.linked_at
