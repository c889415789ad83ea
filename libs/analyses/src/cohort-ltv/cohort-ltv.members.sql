-- one row per member of a cohort: a customer, where on the axis it began, and its cohort
with
    movements as materialized (
        select
            person,
            moved_at,
            is_order,
            -- columns by name: what is not asked for is neither read nor kept
            {basis:Identifier} as value,{{traits}}
            -- where the movement stands on the axis: milliseconds of local time, or the number of its local period
            {{place}} as place
        from order_movements
        where
            moved_at < {as_of:DateTime64(3, 'UTC')}
            and ({with_customer_refunds:Bool} or order_key != 0)
            and {{order_filters}}
    ),
    -- a materialized table comes in one stream; two halves of it are worked on by two threads
    halves as (
        select * from movements where person % 2 = 0
        union all
        select * from movements where person % 2 = 1
    ),
    first_orders as (
        select
            person,
            min(moved_at) as first_at,
            min(place) as first_place{{first_trait}}
        from halves
        where is_order
        group by person
        having
            first_at >= {first_from:DateTime64(3, 'UTC')}
            and first_at < {first_to:DateTime64(3, 'UTC')}
    ),
    members as materialized (
        select
            person,
            first_place,
            {{label}} as label,
            {{cohort_key}} as cohort_key
        from first_orders
    )
