-- One row a link target that leads nowhere: how often it is linked, and the note that was most likely meant.
--
-- Candidates are found by two joins on equality, so that a vault of any size takes linear time: names that
-- become equal when at most one letter is dropped from each side (a letter too many, missing, wrong or
-- swapped), and names that share a word that few names have.
create view unresolved_links as

with

unresolved as (

    select
        *,
        regexp_replace(regexp_extract(target, '[^/]*$'), '\.md$', '', 'i') as label

    from links
    where status = 'unresolved'

),

written_names as (

    select entity_id, name as label from entities
    union all
    select entity_id, title from entities
    union all
    select entity_id, alias from aliases

),

targets as (

    select
        target,
        trim(regexp_replace(lower(strip_accents(label)), '\s+', ' ', 'g')) as target_key,
        count(*) as link_count,
        count(distinct entity_id) as entity_count,
        arg_min(entity_id, (entity_id, link_no)) as first_entity_id,
        arg_min(line, (entity_id, link_no)) as first_line

    from unresolved
    group by target, label

),

note_names as (

    select
        trim(regexp_replace(lower(strip_accents(label)), '\s+', ' ', 'g')) as name_key,
        min(entity_id) as entity_id

    from written_names
    where length(label) between 1 and 80
    group by name_key

),

target_keys as (

    select distinct target_key as name_key from targets
    where length(target_key) between 1 and 80

),

target_spellings as (

    select name_key, name_key as spelling from target_keys
    union all
    select name_key, left(name_key, dropped - 1) || substr(name_key, dropped + 1)
    from (select name_key, unnest(range(1, length(name_key) + 1)) as dropped from target_keys)

),

name_spellings as (

    select name_key, name_key as spelling from note_names
    union all
    select name_key, left(name_key, dropped - 1) || substr(name_key, dropped + 1)
    from (select name_key, unnest(range(1, length(name_key) + 1)) as dropped from note_names)

),

target_words as (

    select distinct name_key, unnest(regexp_extract_all(name_key, '[\p{L}\p{N}]{3,}')) as word
    from target_keys

),

name_words as (

    select distinct name_key, unnest(regexp_extract_all(name_key, '[\p{L}\p{N}]{3,}')) as word
    from note_names

),

rare_words as (

    select word from name_words
    group by word
    having count(*) <= 20

),

candidates as (

    select target_spellings.name_key as target_key, name_spellings.name_key
    from target_spellings
    join name_spellings on name_spellings.spelling = target_spellings.spelling

    union

    select target_words.name_key, name_words.name_key
    from target_words
    join rare_words on rare_words.word = target_words.word
    join name_words on name_words.word = rare_words.word

),

scored as (

    select
        target_key,
        name_key,
        jaro_winkler_similarity(target_key, name_key) as similarity

    from candidates

),

closest as (

    select
        target_key,
        arg_min(name_key, (-similarity, name_key)) as name_key,
        max(similarity) as similarity

    from scored
    where similarity >= 0.8
    group by target_key

),

joined as (

    select
        targets.target,
        targets.link_count,
        targets.entity_count,
        targets.first_entity_id,
        targets.first_line,
        note_names.entity_id as closest_entity_id,
        closest.name_key as closest_name_key,
        closest.similarity

    from targets
    left join closest on closest.target_key = targets.target_key
    left join note_names on note_names.name_key = closest.name_key

)

select * from joined
order by link_count desc, target;

comment on view unresolved_links is
    'One row a link target that leads nowhere: how often it is linked, and the note that was most likely meant.';
