-- links.status is one of seven, and the target that it speaks of is there.
select entity_id, link_no, status, target_entity_id, candidate_count
from links
where
    status not in ('resolved', 'self', 'alias', 'attachment', 'external', 'ambiguous', 'unresolved')
    or (status in ('resolved', 'self', 'alias') and target_entity_id is null)
    or (status in ('attachment', 'external', 'unresolved') and target_entity_id is not null)
    or (status = 'self' and target_entity_id <> entity_id)
    or (status = 'ambiguous' and candidate_count < 2)
