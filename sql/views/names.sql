-- Every name that a note answers to, folded for comparison: look a name up here to find its note.
create view names as

with

notes as (

    select * from entities

),

declared_aliases as (

    select * from aliases

),

written as (

    select entity_id, title as label, 'title' as source, 1 as precedence from notes
    union all
    select entity_id, name, 'name', 2 from notes
    union all
    select entity_id, acronym, 'acronym', 3 from notes where acronym is not null
    union all
    select entity_id, alias, 'alias', 4 from declared_aliases

),

folded as (

    select
        *,
        trim(regexp_replace(lower(strip_accents(label)), '\s+', ' ', 'g')) as name_key

    from written

),

names_of_notes as (

    select
        name_key,
        entity_id,
        arg_min(label, precedence) as label,
        string_agg(distinct source, ', ' order by source) as sources

    from folded
    where name_key <> ''
    group by name_key, entity_id

),

holders as (

    select
        name_key,
        count(*) as entity_count

    from names_of_notes
    group by name_key

),

joined as (

    select
        names_of_notes.name_key,
        names_of_notes.entity_id,
        names_of_notes.label,
        names_of_notes.sources,
        holders.entity_count,
        holders.entity_count > 1 as is_ambiguous

    from names_of_notes
    join holders on holders.name_key = names_of_notes.name_key

)

select * from joined
order by name_key, entity_id;

comment on view names is
    'Every name that a note answers to (title, file name, acronym, alias), and whether another note answers to it too.';
