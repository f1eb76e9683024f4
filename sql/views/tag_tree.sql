-- The tags as a tree to read from top to bottom: every tag right below its parent, indented by its depth.
create view tag_tree as

with

vault_tags as (

    select * from tags

),

children as (

    select
        parent_tag,
        count(*) as child_count

    from vault_tags
    where parent_tag is not null
    group by parent_tag

),

tree as (

    select
        -- a slash sorts before every other character, so that a/b comes before a-b
        row_number() over (order by replace(vault_tags.tag, '/', chr(1)), vault_tags.tag) as sort_position,
        repeat('    ', vault_tags.depth - 1) || vault_tags.name as indented_label,
        vault_tags.tag,
        vault_tags.parent_tag,
        vault_tags.root_tag,
        vault_tags.depth,
        vault_tags.is_used,
        vault_tags.entity_count,
        vault_tags.total_entity_count,
        coalesce(children.child_count, 0) as child_count,
        vault_tags.standard_id

    from vault_tags
    left join children on children.parent_tag = vault_tags.tag

)

select * from tree
order by sort_position;

comment on view tag_tree is
    'The tags as an indented tree, with the notes that carry each tag and with those that carry a descendant.';
