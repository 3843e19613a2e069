-- What a role may see of a field (DOMAIN §1); a field that isn't named has its default level (contract/field-levels.ts).
create table role_field (
  role_id bigint not null references role on delete cascade,
  field text collate "C" not null,
  level text not null check (level in ('hidden', 'masked', 'read', 'edit')),
  primary key (role_id, field)
);

alter table role add column version integer not null default 1;

-- Collaborators 协作人: they see the customer, with 'write' they work on it too. The last day counts.
create table customer_share (
  customer_id bigint not null references customer on delete cascade,
  user_id bigint not null references user_account on delete cascade,
  access text not null check (access in ('read', 'write')),
  until date,
  created_at timestamptz not null default now(),
  created_by bigint,
  primary key (customer_id, user_id)
);
create index customer_share_user on customer_share (user_id);

alter table organisation
  add column reveal_reason_required boolean not null default false,
  add column reveal_daily_limit integer not null default 50 check (reveal_daily_limit between 0 and 10000);

-- Who looked at a masked value, and why. The reason is a person's words and may have to be erased: it stands here, goes
-- with the customer, and the access log only names the row.
create table reveal (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  user_id bigint not null references user_account,
  customer_id bigint not null references customer on delete cascade,
  contact_id bigint,
  fields text[] not null,
  reason text
);
create index reveal_user on reveal (user_id, at);
create index reveal_customer on reveal (customer_id);

-- An owner needs no share. However a customer changes hands, the new owner's own one ends with it.
create function end_share_of_owner() returns trigger language plpgsql as $$
begin
  delete from customer_share where customer_id = new.id and user_id = new.owner_id;
  return null;
end $$;
create trigger customer_owner_change after update of owner_id on customer
  for each row when (new.owner_id is distinct from old.owner_id) execute function end_share_of_owner();

-- Roles of an organisation that stands already get what the presets give from now on.
insert into role_permission (role_id, object, action, scope)
select p.role_id, 'customer', given.action, p.scope
from role r join role_permission p on p.role_id = r.id and p.object = 'customer'
join (values ('share', 'edit', array['sales', 'sales_supervisor', 'department_head', 'administrator']),
  ('reveal', 'view', array['sales_supervisor', 'department_head', 'management', 'administrator'])) given (action, likewise, roles)
  on p.action = given.likewise and r.key = any(given.roles)
on conflict do nothing;

insert into role_field (role_id, field, level)
select r.id, field, 'hidden'
from role r cross join unnest(array['customer.budget', 'customer.highlights', 'contact.influence', 'contact.attitude',
  'contact.reportsToId', 'contact.remark']) as field
where r.key in ('marketing', 'customer_service', 'technical_support', 'delivery', 'finance')
on conflict do nothing;
