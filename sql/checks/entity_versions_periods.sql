-- A version that still holds has no end, one that is past ends after it began.
select entity_id, valid_from_at, valid_to_at, is_current
from entity_versions
where is_current <> (valid_to_at is null) or valid_to_at < valid_from_at
