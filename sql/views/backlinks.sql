-- One row a note and other note that links to it: what Obsidian shows as linked mentions.
create view backlinks as

with

links_between_notes as (

    select * from links
    where target_entity_id is not null and target_entity_id <> entity_id

),

notes as (

    select * from entities

),

pairs as (

    select
        target_entity_id as entity_id,
        entity_id as linking_entity_id,
        count(*) as link_count,
        count(*) filter (where syntax = 'embed') as embed_count,
        string_agg(distinct fragment, ', ' order by fragment) as fragments,
        min(line) as first_line

    from links_between_notes
    group by target_entity_id, entity_id

),

joined as (

    select
        pairs.entity_id,
        linked.title,
        pairs.linking_entity_id,
        linking.title as linking_title,
        pairs.link_count,
        pairs.embed_count,
        pairs.fragments,
        pairs.first_line

    from pairs
    join notes as linked on linked.entity_id = pairs.entity_id
    join notes as linking on linking.entity_id = pairs.linking_entity_id

)

select * from joined
order by entity_id, linking_entity_id;

comment on view backlinks is
    'One row a note and other note that links to it: how often, to which headings or blocks, on which line first.';
