-- Codes have their form: country_code two capitals (ISO 3166-1 alpha-2), content_hash 64 hexadecimal digits.
select entity_id, country_code, content_hash
from entities
where
    not regexp_full_match(coalesce(country_code, 'XX'), '[A-Z]{2}')
    or not regexp_full_match(content_hash, '[0-9a-f]{64}')
