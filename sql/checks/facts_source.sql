-- facts.source is callout, list or inline_field.
select entity_id, fact_no, source
from facts
where source not in ('callout', 'list', 'inline_field')
