-- One row a note and withdrawn form that it cites: what it cites that catalogues call gone, and what replaces it.
create view withdrawn_citations as

with

works as (

    select * from standards

),

editions as (

    select * from standard_editions

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
        entity_id,
        standard_id,
        edition_id,
        count(*) as mention_count,
        string_agg(distinct source, ', ' order by source) as sources,
        min(line) as first_line

    from mentions
    group by entity_id, standard_id, edition_id

),

-- A dated mention is judged by its edition, or by the work when no catalogue lists the edition.
judged as (

    select
        citations.*,
        works.current_edition_id,
        works.title as standard_title,
        coalesce(editions.status, works.status) as status,
        case when editions.status is null then works.replaced_by else editions.replaced_by end as replaced_by

    from citations
    join works on works.standard_id = citations.standard_id
    left join editions on editions.edition_id = citations.edition_id

),

withdrawn as (

    select
        judged.entity_id,
        notes.title,
        judged.standard_id,
        judged.edition_id,
        judged.standard_title,
        judged.status,
        judged.replaced_by,
        judged.current_edition_id,
        judged.mention_count,
        judged.sources,
        judged.first_line

    from judged
    join notes on notes.entity_id = judged.entity_id
    where
        judged.status in ('withdrawn', 'obsoleted', 'historic')
        or (judged.status = 'published' and judged.replaced_by is not null)

)

select * from withdrawn
order by entity_id, standard_id, edition_id nulls first;

comment on view withdrawn_citations is
    'One row a note and withdrawn or superseded form of a standard that it cites, by the catalogues imported: what replaces it, and the edition in force.';
