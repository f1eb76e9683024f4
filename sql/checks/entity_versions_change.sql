-- entity_versions.change is added, modified, renamed or removed.
select entity_id, valid_from_at, change
from entity_versions
where change not in ('added', 'modified', 'renamed', 'removed')
