-- links.syntax is wikilink, embed, markdown, image or url.
select entity_id, link_no, syntax
from links
where syntax not in ('wikilink', 'embed', 'markdown', 'image', 'url')
