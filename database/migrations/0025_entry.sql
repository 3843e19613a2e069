-- Who may approve entries of a department, with how many steps up from it they sit; who reviews everywhere comes last.
create function reviewers_in(department bigint) returns table (id bigint, name text, far integer) language sql stable
begin atomic
  with recursive up as (
    select d.id, d.parent_id, 0 as far from department d where d.id = reviewers_in.department
    union all
    select d.id, d.parent_id, up.far + 1 from department d join up on d.id = up.parent_id)
  select distinct u.id, u.name, coalesce(up.far, 1000)
  from user_account u join user_role r on r.user_id = u.id
  join role_permission p on p.role_id = r.role_id and p.object = 'customer' and p.action = 'approve'
  left join up on up.id = u.department_id
  where u.status = 'active'
    and (p.scope = 'all' or (p.scope = 'below' and up.far is not null) or (p.scope = 'department' and up.far = 0));
end;

-- An appointment gives no right: whoever lost it since, by another role, another department or by leaving, holds no queue.
create or replace function reviewer_of(department bigint) returns bigint language sql stable
return (
  with recursive up as (
    select id, parent_id, reviewer_id, 0 as far from department where id = reviewer_of.department
    union all
    select d.id, d.parent_id, d.reviewer_id, up.far + 1 from department d join up on d.id = up.parent_id)
  select up.reviewer_id from up
  where up.reviewer_id is not null and up.reviewer_id in (select able.id from reviewers_in(reviewer_of.department) able)
  order by up.far limit 1);

-- To merge is a right of its own: who keeps records in order merges what was entered twice, and deletes nothing. Who could
-- until now still can.
insert into role_permission (role_id, object, action, scope)
select role_id, 'customer', 'merge', scope from role_permission where object = 'customer' and action = 'delete'
on conflict do nothing;
insert into role_permission (role_id, object, action, scope)
select p.role_id, 'customer', 'merge', p.scope
from role r join role_permission p on p.role_id = r.id and p.object = 'customer' and p.action = 'edit'
where r.key = 'operations'
on conflict do nothing;

-- 来源依据: by what data of a third party may be used (PIPL article 23: who gave it, and what for it was given).
alter table customer add column source_note text check (char_length(source_note) between 1 and 500);

create or replace function log_customer_change() returns trigger language plpgsql as $$
declare
  changes jsonb := '{}';
begin
  if new.name is distinct from old.name then changes := changes || jsonb_build_object('name', jsonb_build_array(old.name, new.name)); end if;
  if new.number is distinct from old.number then changes := changes || jsonb_build_object('number', jsonb_build_array(old.number, new.number)); end if;
  if new.type is distinct from old.type then changes := changes || jsonb_build_object('type', jsonb_build_array(old.type, new.type)); end if;
  if new.short_name is distinct from old.short_name then changes := changes || jsonb_build_object('shortName', jsonb_build_array(old.short_name, new.short_name)); end if;
  if new.credit_code is distinct from old.credit_code then changes := changes || jsonb_build_object('creditCode', jsonb_build_array(old.credit_code, new.credit_code)); end if;
  if new.legal_nature is distinct from old.legal_nature then changes := changes || jsonb_build_object('legalNature', jsonb_build_array(old.legal_nature, new.legal_nature)); end if;
  if new.business_type is distinct from old.business_type then changes := changes || jsonb_build_object('businessType', jsonb_build_array(old.business_type, new.business_type)); end if;
  if new.industry_id is distinct from old.industry_id then changes := changes || jsonb_build_object('industryId', jsonb_build_array(old.industry_id, new.industry_id)); end if;
  if new.founded_on is distinct from old.founded_on then changes := changes || jsonb_build_object('foundedOn', jsonb_build_array(old.founded_on, new.founded_on)); end if;
  if new.country is distinct from old.country then changes := changes || jsonb_build_object('country', jsonb_build_array(old.country, new.country)); end if;
  if new.region_code is distinct from old.region_code then changes := changes || jsonb_build_object('regionCode', jsonb_build_array(old.region_code, new.region_code)); end if;
  if new.address is distinct from old.address then changes := changes || jsonb_build_object('address', jsonb_build_array(old.address, new.address)); end if;
  if new.website is distinct from old.website then changes := changes || jsonb_build_object('website', jsonb_build_array(old.website, new.website)); end if;
  if new.main_business is distinct from old.main_business then changes := changes || jsonb_build_object('mainBusiness', jsonb_build_array(old.main_business, new.main_business)); end if;
  if (new.headcount_min, new.headcount_max) is distinct from (old.headcount_min, old.headcount_max) then
    changes := changes || jsonb_build_object('headcount', jsonb_build_array(jsonb_build_object('min', old.headcount_min, 'max', old.headcount_max), jsonb_build_object('min', new.headcount_min, 'max', new.headcount_max))); end if;
  if (new.revenue_min, new.revenue_max) is distinct from (old.revenue_min, old.revenue_max) then
    changes := changes || jsonb_build_object('annualRevenue', jsonb_build_array(jsonb_build_object('min', old.revenue_min, 'max', old.revenue_max), jsonb_build_object('min', new.revenue_min, 'max', new.revenue_max))); end if;
  if new.total_assets is distinct from old.total_assets then changes := changes || jsonb_build_object('totalAssets', jsonb_build_array(old.total_assets, new.total_assets)); end if;
  if new.initial_need is distinct from old.initial_need then changes := changes || jsonb_build_object('initialNeed', jsonb_build_array(old.initial_need, new.initial_need)); end if;
  if (new.budget_min, new.budget_max) is distinct from (old.budget_min, old.budget_max) then
    changes := changes || jsonb_build_object('budget', jsonb_build_array(jsonb_build_object('min', old.budget_min, 'max', old.budget_max), jsonb_build_object('min', new.budget_min, 'max', new.budget_max))); end if;
  if new.expected_start is distinct from old.expected_start then changes := changes || jsonb_build_object('expectedStart', jsonb_build_array(old.expected_start, new.expected_start)); end if;
  if new.urgency is distinct from old.urgency then changes := changes || jsonb_build_object('urgency', jsonb_build_array(old.urgency, new.urgency)); end if;
  if new.pain_points is distinct from old.pain_points then changes := changes || jsonb_build_object('painPoints', jsonb_build_array(old.pain_points, new.pain_points)); end if;
  if new.preferences is distinct from old.preferences then changes := changes || jsonb_build_object('preferences', jsonb_build_array(old.preferences, new.preferences)); end if;
  if new.household is distinct from old.household then changes := changes || jsonb_build_object('household', jsonb_build_array(old.household, new.household)); end if;
  if new.source is distinct from old.source then changes := changes || jsonb_build_object('source', jsonb_build_array(old.source, new.source)); end if;
  if new.source_note is distinct from old.source_note then changes := changes || jsonb_build_object('sourceNote', jsonb_build_array(old.source_note, new.source_note)); end if;
  if new.cooperation_since is distinct from old.cooperation_since then changes := changes || jsonb_build_object('cooperationSince', jsonb_build_array(old.cooperation_since, new.cooperation_since)); end if;
  if new.stage is distinct from old.stage then changes := changes || jsonb_build_object('stage', jsonb_build_array(old.stage, new.stage)); end if;
  if new.relation_status is distinct from old.relation_status then changes := changes || jsonb_build_object('relationStatus', jsonb_build_array(old.relation_status, new.relation_status)); end if;
  if new.highlights is distinct from old.highlights then changes := changes || jsonb_build_object('highlights', jsonb_build_array(old.highlights, new.highlights)); end if;
  if new.group_id is distinct from old.group_id then changes := changes || jsonb_build_object('groupId', jsonb_build_array(old.group_id, new.group_id)); end if;
  if new.custom is distinct from old.custom then changes := changes || custom_changes(old.custom, new.custom); end if;
  if new.owner_id is distinct from old.owner_id then changes := changes || jsonb_build_object('ownerId', jsonb_build_array(old.owner_id, new.owner_id)); end if;
  if new.department_id is distinct from old.department_id then changes := changes || jsonb_build_object('departmentId', jsonb_build_array(old.department_id, new.department_id)); end if;
  if (new.deleted_at is null) is distinct from (old.deleted_at is null) then
    changes := changes || jsonb_build_object('deleted', jsonb_build_array(old.deleted_at is not null, new.deleted_at is not null)); end if;
  if changes <> '{}' then
    insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
    values ('customer', new.id, new.id, new.version, current_actor(), current_source(), changes);
  end if;
  return null;
end $$;
