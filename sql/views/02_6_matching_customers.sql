-- one row per customer whose record has, for every property in `properties`, one of the values given; none without properties
create or replace view matching_customers as
select person
from customers final
where
    notEmpty({properties:Map(String, Array(String))})
    and arrayAll(
        (property, allowed) -> if(
            startsWith(property, 'attribute.'),
            mapContains(attributes, substring(property, 11))
                and has(allowed, attributes[substring(property, 11)]),
            has(
                allowed,
                multiIf(
                    property = 'gender', toString(gender),
                    property = 'country', toString(country),
                    property = 'city', toString(city),
                    property = 'customer.region', toString(region),
                    property = 'customer.channel', toString(channel),
                    ''
                )
            )
        ),
        mapKeys({properties:Map(String, Array(String))}),
        mapValues({properties:Map(String, Array(String))})
    )
