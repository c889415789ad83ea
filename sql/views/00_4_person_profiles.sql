-- one row per person with a profile, in its newest version
create or replace view person_profiles as
select
    person,
    customer_id,
    email,
    phone,
    name,
    gender,
    birth_year,
    country,
    region,
    city,
    channel,
    consent,
    attributes,
    created_at,
    updated_at,
    ingested_at
from customers final
