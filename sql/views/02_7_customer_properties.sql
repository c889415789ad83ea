-- one row per customer with the properties that are known, by the names of the filters
create or replace view customer_properties as
select
    person,
    mapConcat(
        mapFilter(
            (property, value) -> value != '',
            map(
                'gender', toString(gender),
                'country', toString(country),
                'city', toString(city),
                'customer.region', toString(region),
                'customer.channel', toString(channel)
            )
        ),
        mapApply((key, value) -> (concat('attribute.', key), value), attributes)
    ) as properties
from person_profiles
