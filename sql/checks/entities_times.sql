-- entities.created_at and modified_at come from frontmatter, git or file, and a time has a source.
select entity_id, created_at, created_at_source, modified_at, modified_at_source
from entities
where
    created_at_source not in ('frontmatter', 'git', 'file')
    or modified_at_source not in ('frontmatter', 'git', 'file')
    or (created_at is null) <> (created_at_source is null)
    or (modified_at is null) <> (modified_at_source is null)
