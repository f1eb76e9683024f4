-- A value stands in the typed column that its value_type names, and in no other.
select entity_id, key, position, value_type
from properties
where
    (value_number is not null and value_type <> 'number')
    or (value_boolean is not null and value_type <> 'boolean')
    or (value_date is not null and value_type <> 'date')
    or (value_at is not null and value_type <> 'datetime')
