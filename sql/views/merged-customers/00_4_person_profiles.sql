-- one row per person with a profile: the customer's own values, and where it has none the newest of those merged into it; of consent
-- the newest decision of all
create or replace view person_profiles as
with
    merged as (
        select person, into_person, into_customer_id
        from current_merges
        where identifier_type = 'customer'
    ),
    profiles as (
        select
            if(m.into_person != 0, m.into_person, c.person) as person,
            if(m.into_person != 0, m.into_customer_id, c.customer_id) as customer_id,
            (m.into_person = 0, c.updated_at, c.customer_id) as rank,
            c.email as email,
            c.phone as phone,
            c.name as name,
            c.gender as gender,
            c.birth_year as birth_year,
            c.country as country,
            c.region as region,
            c.city as city,
            c.channel as channel,
            c.consent as consent,
            c.attributes as attributes,
            c.created_at as created_at,
            c.updated_at as updated_at,
            c.ingested_at as ingested_at
        from customers as c final
        any left join merged as m on m.person = c.person
    )
select
    p.person as person,
    any(p.customer_id) as customer_id,
    argMaxIf(p.email, p.rank, p.email != '') as email,
    argMaxIf(p.phone, p.rank, p.phone != '') as phone,
    argMaxIf(p.name, p.rank, p.name != '') as name,
    argMaxIf(p.gender, p.rank, p.gender != '') as gender,
    argMaxIf(p.birth_year, p.rank, p.birth_year != 0) as birth_year,
    argMaxIf(p.country, p.rank, p.country != '') as country,
    argMaxIf(p.region, p.rank, p.region != '') as region,
    argMaxIf(p.city, p.rank, p.city != '') as city,
    argMaxIf(p.channel, p.rank, p.channel != '') as channel,
    arrayFold((all, one) -> mapUpdate(all, one.2), arraySort(groupArray((p.updated_at, p.consent))), any(mapFilter((key, value) -> 0, p.consent))) as consent,
    arrayFold((all, one) -> mapUpdate(all, one.2), arraySort(groupArray((p.rank, p.attributes))), any(mapFilter((key, value) -> 0, p.attributes))) as attributes,
    min(p.created_at) as created_at,
    max(p.updated_at) as updated_at,
    max(p.ingested_at) as ingested_at
from profiles as p
group by p.person
