-- one row: how many buyers there are and the cut-offs that scored them
select
    buyer_count,
    is_banded,
    recency_cutoffs,
    frequency_cutoffs,
    monetary_cutoffs
from cutoffs
