-- Entry → review → number (DOMAIN §2). A draft has no number until it is approved; whatever stands already counts as
-- approved, and organisations that stand go on as they do until somebody switches reviews on.
alter table organisation add column review_entries boolean not null default false;

alter table customer alter column number drop not null;
alter table customer add column review_status text not null default 'approved'
  check (review_status in ('draft', 'submitted', 'approved', 'returned'));
alter table customer add column submitted_at timestamptz;
-- Null where it was numbered at its entry.
alter table customer add column approved_at timestamptz;
alter table customer add check (number is not null or review_status <> 'approved');
create index customer_review on customer (review_status, submitted_at, id)
  where review_status <> 'approved' and deleted_at is null;

create table review_step (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  at timestamptz not null default now(),
  actor_id bigint not null,
  step text not null check (step in ('submitted', 'withdrawn', 'returned', 'approved')),
  -- Of a return: why, by field as in a field set ("customer.industryId"), and for all of it.
  reasons jsonb not null default '{}',
  note text check (char_length(note) between 1 and 1000)
);
create index review_step_customer on review_step (customer_id, id desc);

-- Who reviews entries of this department and those below it that have nobody of their own. Without a reference: people belong
-- to departments, a backup writes one table after the other, and users are never removed.
alter table department add column reviewer_id bigint;

-- Where entries are reviewed, who may approve them can still bring them in as drafts.
alter table import add column as_drafts boolean not null default false;

insert into role_permission (role_id, object, action, scope)
select p.role_id, 'customer', 'approve', p.scope
from role r join role_permission p on p.role_id = r.id and p.object = 'customer' and p.action = 'assign'
where r.key in ('sales_supervisor', 'department_head', 'administrator')
on conflict do nothing;

-- Who is appointed for a department, or for the nearest one above it; not who has left.
create function reviewer_of(department bigint) returns bigint language sql stable
return (
  with recursive up as (
    select id, parent_id, reviewer_id, 0 as far from department where id = reviewer_of.department
    union all
    select d.id, d.parent_id, d.reviewer_id, up.far + 1 from department d join up on d.id = up.parent_id)
  select up.reviewer_id from up join user_account u on u.id = up.reviewer_id and u.status = 'active' order by up.far limit 1);
