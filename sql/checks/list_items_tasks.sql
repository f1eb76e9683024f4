-- A task has a status, and only a task has one or is done.
select entity_id, item_no, is_task, task_status, is_done
from list_items
where is_task <> (task_status is not null) or is_task <> (is_done is not null)
