-- Every tag has itself and each of its ancestors once, at the distance that its depth gives.
select tags.tag, tags.depth, count(tag_ancestors.ancestor_tag) as counted
from tags
left join tag_ancestors using (tag)
group by tags.tag, tags.depth
having
    count(tag_ancestors.ancestor_tag) <> tags.depth
    or min(tag_ancestors.distance) <> 0
    or max(tag_ancestors.distance) <> tags.depth - 1
