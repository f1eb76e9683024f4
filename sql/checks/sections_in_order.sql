-- Every note has section 0, its sections are numbered without a gap, and their lines follow one another.
with

numbered as (

    select
        entity_id,
        section_no,
        level,
        start_line,
        end_line,
        lag(section_no) over note as previous_no
    from sections
    window note as (partition by entity_id order by section_no)

)

select entity_id, section_no, level, start_line, end_line
from numbered
where
    section_no <> coalesce(previous_no, -1) + 1
    or level not between (section_no > 0)::integer and (section_no > 0)::integer * 6
    or start_line > end_line

union all

select entities.entity_id, null, null, null, null
from entities
anti join sections using (entity_id)
