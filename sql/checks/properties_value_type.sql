-- properties.value_type is text, number, boolean, date, datetime, link or null.
select entity_id, key, position, value_type
from properties
where value_type not in ('text', 'number', 'boolean', 'date', 'datetime', 'link', 'null')
