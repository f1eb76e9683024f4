-- The sections of a note share its text out among them: together they have no more of it than the note.
with

shared as (

    select entity_id, sum(strlen(text))::bigint as bytes, sum(word_count)::bigint as words
    from sections
    group by entity_id

)

select entity_id, entities.word_count, shared.words, strlen(documents.text) as text_bytes, shared.bytes
from entities
join documents using (entity_id)
join shared using (entity_id)
where shared.words > entities.word_count or shared.bytes > strlen(documents.text)
