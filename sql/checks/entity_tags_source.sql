-- entity_tags.source is frontmatter or inline.
select entity_id, tag, source
from entity_tags
where source not in ('frontmatter', 'inline')
