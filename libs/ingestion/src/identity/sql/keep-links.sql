-- the links of a block, under the times at which they came
insert into identity_links (kind, from_type, from_id, customer_id, cause, linked_at, block, noted_at)
select kind, from_type, from_id, customer_id, cause, linked_at, block, noted_at
from {links:Identifier}
