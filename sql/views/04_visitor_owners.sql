-- one row per visitor whom something links to a customer: the customer that it was first linked to, as far as neither id is blocked
-- and nobody parted them; somebody's last decision to join goes before
create or replace view visitor_owners as
with
    (select argMax(blocked_values, set_at) from identity_settings) as blocked,
    -- an order's visitor follows the order to another customer
    order_links as (
        select from_id, from_person, argMax((customer_id, customer_person, linked_at), noted_at) as newest
        from identity_links
        where kind = 'order'
        group by from_id, from_person, cause
    ),
    links as (
        select kind, from_id, from_person, customer_id, customer_person, linked_at, noted_at
        from identity_links
        where from_type = 'visitor' and kind != 'order'
        union all
        select
            'order' as kind,
            from_id,
            from_person,
            newest.1 as customer_id,
            newest.2 as customer_person,
            newest.3 as linked_at,
            toDateTime64(0, 6, 'UTC') as noted_at
        from order_links
    ),
    pairs as (
        select
            from_person,
            any(from_id) as visitor_id,
            customer_person,
            any(l.customer_id) as customer_id,
            argMaxIf(kind, noted_at, kind in ('joined', 'parted')) as decision,
            maxIf(noted_at, kind in ('joined', 'parted')) as decided_at,
            minIf(linked_at, kind not in ('joined', 'parted')) as said_at
        from links as l
        where
            not has(blocked, lower(trimBoth(from_id)))
            and not has(blocked, lower(trimBoth(l.customer_id)))
            -- ids of nothing but noughts and hyphens are what devices and shops send for none
            and not match(from_id, '^[0-]*$')
            and not match(l.customer_id, '^[0-]*$')
        group by from_person, customer_person
        having decision != 'parted'
    )
select
    from_person as person,
    any(visitor_id) as anonymous_id,
    argMin(
        (customer_person, customer_id, if(decision = 'joined', toDateTime64(decided_at, 3, 'UTC'), said_at)),
        (decision != 'joined', if(decision = 'joined', -toUnixTimestamp64Micro(decided_at), toUnixTimestamp64Milli(said_at)), customer_id)
    ) as owner
from pairs
group by from_person
