-- What a note holds is numbered from 1 without a gap.
select 'list_items' as table_name, entity_id, max(item_no) as highest, count(*) as counted
from list_items
group by entity_id
having min(item_no) <> 1 or max(item_no) <> count(*)

union all

select 'callouts' as table_name, entity_id, max(callout_no) as highest, count(*) as counted
from callouts
group by entity_id
having min(callout_no) <> 1 or max(callout_no) <> count(*)

union all

select 'facts' as table_name, entity_id, max(fact_no) as highest, count(*) as counted
from facts
group by entity_id
having min(fact_no) <> 1 or max(fact_no) <> count(*)

union all

select 'links' as table_name, entity_id, max(link_no) as highest, count(*) as counted
from links
group by entity_id
having min(link_no) <> 1 or max(link_no) <> count(*)

union all

select 'standard_mentions' as table_name, entity_id, max(mention_no) as highest, count(*) as counted
from standard_mentions
group by entity_id
having min(mention_no) <> 1 or max(mention_no) <> count(*)
