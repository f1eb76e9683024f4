-- tags counts the notes in entity_tags: those with the tag itself, and those with it or a descendant.
with

own as (

    select tag, count(distinct entity_id) as counted
    from entity_tags
    group by tag

),

rolled_up as (

    select tag_ancestors.ancestor_tag as tag, count(distinct entity_tags.entity_id) as counted
    from entity_tags
    join tag_ancestors using (tag)
    group by tag_ancestors.ancestor_tag

)

select
    tags.tag,
    tags.entity_count,
    coalesce(own.counted, 0) as counted,
    tags.total_entity_count,
    coalesce(rolled_up.counted, 0) as total_counted
from tags
left join own using (tag)
left join rolled_up using (tag)
where
    tags.entity_count <> coalesce(own.counted, 0)
    or tags.total_entity_count <> coalesce(rolled_up.counted, 0)
    or tags.is_used <> (own.counted is not null)
