-- entities.frontmatter_status is ok, absent, salvaged or invalid.
select entity_id, frontmatter_status
from entities
where frontmatter_status not in ('ok', 'absent', 'salvaged', 'invalid')
