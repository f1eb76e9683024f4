-- issues.severity is error, warning or info.
select issue_id, severity
from issues
where severity not in ('error', 'warning', 'info')
