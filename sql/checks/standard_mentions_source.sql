-- standard_mentions.source is list_item, tag, alias, frontmatter, heading, callout, table, link or text.
select entity_id, mention_no, source
from standard_mentions
where source not in ('list_item', 'tag', 'alias', 'frontmatter', 'heading', 'callout', 'table', 'link', 'text')
