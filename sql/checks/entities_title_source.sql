-- entities.title_source is frontmatter, heading or name.
select entity_id, title_source
from entities
where title_source not in ('frontmatter', 'heading', 'name')
