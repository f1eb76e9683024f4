-- Every note has its document.
select entities.entity_id
from entities
anti join documents using (entity_id)
