-- A confidence lies between 0 and 1.
select entity_id, mention_no, confidence
from standard_mentions
where confidence not between 0 and 1
