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
  where up.reviewer_id in (select able.id from reviewers_in(reviewer_of.department) able)
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
