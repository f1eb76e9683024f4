-- One row a standard and note that names it: who cites what, how often and where first.
create view standard_citations as

with

works as (

    select * from standards

),

notes as (

    select * from entities

),

mentions as (

    select * from standard_mentions
    where standard_id is not null

),

citations as (

    select
        standard_id,
        entity_id,
        count(*) as mention_count,
        string_agg(distinct source, ', ' order by source) as sources,
        string_agg(distinct edition_id, ', ' order by edition_id) as editions,
        min(line) as first_line

    from mentions
    group by standard_id, entity_id

),

joined as (

    select
        works.publisher,
        citations.standard_id,
        works.title as standard_title,
        citations.entity_id,
        notes.title,
        notes.archetype,
        citations.mention_count,
        citations.sources,
        citations.editions,
        citations.first_line,
        coalesce(works.entity_id = citations.entity_id, false) as is_about_standard

    from citations
    join works on works.standard_id = citations.standard_id
    join notes on notes.entity_id = citations.entity_id

)

select * from joined
order by standard_id, entity_id;

comment on view standard_citations is
    'One row a standard and note that names it: how often, in which places, in which editions, on which line first.';
