-- Every note has section 0, its sections are numbered without a gap, and none ends before it starts.
select entity_id, section_no, level, start_line, end_line
from sections
where
    level not between (section_no > 0)::integer and (section_no > 0)::integer * 6
    or start_line > end_line

union all

select entities.entity_id, max(sections.section_no) as section_no, null, null, null
from entities
left join sections using (entity_id)
group by entities.entity_id
having coalesce(min(sections.section_no), 1) <> 0 or max(sections.section_no) <> count(*) - 1
