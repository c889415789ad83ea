-- one row: how many rows of a block are in its table
select count() as came
from {incoming:Identifier}
