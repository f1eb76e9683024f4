-- relationships.cardinality is many-to-one or one-to-one.
select from_table, from_column, cardinality
from relationships
where cardinality not in ('many-to-one', 'one-to-one')
