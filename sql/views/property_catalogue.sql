-- What notes say of themselves, key by key: one row an archetype, source and key.
create view property_catalogue as

with

notes as (

    select entity_id, archetype from entities

),

frontmatter_values as (

    select
        entity_id,
        'property' as source,
        key,
        label,
        value_type,
        value,
        line

    from properties

),

body_values as (

    select
        entity_id,
        'fact' as source,
        key,
        label,
        case
            when value is null then 'null'
            when value_number is not null then 'number'
            when value_boolean is not null then 'boolean'
            when value_date is not null then 'date'
            else 'text'
        end as value_type,
        value,
        line

    from facts

),

stated as (

    select notes.archetype, written.*
    from (select * from frontmatter_values union all select * from body_values) as written
    join notes on notes.entity_id = written.entity_id

),

filled as (

    select *, value_type <> 'null' and trim(value) <> '' as is_filled
    from stated

),

archetypes as (

    select archetype, count(*) as note_count
    from notes
    group by archetype

),

keys as (

    select
        archetype,
        source,
        key,
        arg_min(label, (entity_id, line)) as label,
        count(distinct entity_id) as entity_count,
        count(distinct entity_id) filter (where is_filled) as filled_entity_count,
        count(*) filter (where is_filled) as value_count,
        count(distinct value) filter (where is_filled) as distinct_value_count,
        count(distinct value_type) filter (where is_filled) as type_count,
        arg_min(entity_id, (entity_id, line)) as first_entity_id

    from filled
    group by archetype, source, key

),

counted_types as (

    select archetype, source, key, value_type, count(*) as value_count
    from filled
    where is_filled
    group by archetype, source, key, value_type

),

types as (

    select
        archetype,
        source,
        key,
        string_agg(value_type || ' (' || value_count || ')', ', ' order by value_count desc, value_type) as types

    from counted_types
    group by archetype, source, key

),

counted_values as (

    select archetype, source, key, left(value, 80) as value, count(*) as value_count
    from filled
    where is_filled
    group by archetype, source, key, left(value, 80)

),

ranked_values as (

    select
        *,
        row_number() over (
            partition by archetype, source, key order by value_count desc, value
        ) as place

    from counted_values

),

top_values as (

    select
        archetype,
        source,
        key,
        string_agg(value || ' (' || value_count || ')', ', ' order by place) as top_values

    from ranked_values
    where place <= 5
    group by archetype, source, key

),

joined as (

    select
        keys.archetype,
        keys.source,
        keys.key,
        keys.label,
        archetypes.note_count,
        keys.entity_count,
        keys.filled_entity_count,
        keys.filled_entity_count / archetypes.note_count as fill_rate,
        keys.value_count,
        keys.distinct_value_count,
        types.types,
        keys.type_count > 1 as has_type_conflict,
        top_values.top_values,
        keys.first_entity_id

    from keys
    join archetypes on archetypes.archetype is not distinct from keys.archetype
    left join types
        on types.archetype is not distinct from keys.archetype
        and types.source = keys.source
        and types.key = keys.key
    left join top_values
        on top_values.archetype is not distinct from keys.archetype
        and top_values.source = keys.source
        and top_values.key = keys.key

)

select * from joined
order by archetype nulls last, fill_rate desc, source, key;

comment on view property_catalogue is
    'One row an archetype, source and key: how many notes fill it, with which types and values, and whether types conflict.';
