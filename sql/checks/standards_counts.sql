-- standards counts its rows in standard_mentions and the notes that they stand in.
with

counted as (

    select standard_id, count(*) as mentions, count(distinct entity_id) as notes
    from standard_mentions
    where standard_id is not null
    group by standard_id

)

select
    standards.standard_id,
    standards.mention_count,
    coalesce(counted.mentions, 0) as counted_mentions,
    standards.entity_count,
    coalesce(counted.notes, 0) as counted_notes
from standards
left join counted using (standard_id)
where
    standards.mention_count <> coalesce(counted.mentions, 0)
    or standards.entity_count <> coalesce(counted.notes, 0)
