-- What was said when a task was given back, each with its day; the words of the verdict stay.
alter table spot_check_item add column reopenings jsonb not null default '[]';

-- Who said that fields are right as they stand; null where several did. Who closed the task needn't have.
alter table spot_check_item add column unchanged_by bigint;
update spot_check_item set unchanged_by = closed_by where closed_at is not null and unchanged_fields @> fields;

-- A field that was said to be right, and is edited while the task is open, was put right.
create or replace function settle_spot_checks(customer bigint, changed text[]) returns void language sql
begin atomic
  update spot_check_item i set open_fields = left_open.fields, unchanged_fields = said.fields,
    unchanged_by = case when said.fields <> '{}' then i.unchanged_by end,
    closed_at = case when left_open.fields = '{}' then now() end,
    closed_by = case when left_open.fields = '{}' then current_actor() end,
    version = i.version + 1
  from spot_check_item was, lateral (
    select coalesce(array_agg(f), '{}') as fields from unnest(was.open_fields) f where f <> all(changed)) left_open, lateral (
    select coalesce(array_agg(f), '{}') as fields from unnest(was.unchanged_fields) f where f <> all(changed)) said
  where i.customer_id = settle_spot_checks.customer and i.due_on is not null and i.closed_at is null
    and (i.open_fields || i.unchanged_fields) && changed and (was.spot_check_id, was.customer_id) = (i.spot_check_id, i.customer_id);
end;
