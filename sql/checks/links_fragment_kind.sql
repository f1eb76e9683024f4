-- links.fragment_kind is heading or block, or null.
select entity_id, link_no, fragment_kind
from links
where fragment_kind not in ('heading', 'block')
