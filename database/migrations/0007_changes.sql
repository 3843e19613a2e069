-- ---------------------------------------------------------------------------------------------------
-- Stage 生命周期 (DOMAIN §2): each change with time, cause and actor. All conversion and churn figures come from here.
-- ---------------------------------------------------------------------------------------------------

-- The first entry of a customer has no stage before it. `version` is the customer's after the change. Kept without a
-- reference like the change log; both are purged with the customer.
create table stage_change (
  id bigint generated always as identity primary key,
  customer_id bigint not null,
  version integer not null,
  at timestamptz not null default now(),
  from_stage text check (from_stage in ('prospect', 'interested', 'deal', 'lost')),
  to_stage text not null check (to_stage in ('prospect', 'interested', 'deal', 'lost')),
  cause text not null check (cause in ('entry', 'import', 'manual', 'undo')),
  reason text check (reason in ('price', 'quality', 'lead_time', 'response', 'competitor', 'no_need', 'closed_down', 'contact_left', 'other')),
  note text check (char_length(note) <= 1000),
  actor_id bigint,
  check (reason is null or to_stage = 'lost'),
  unique (customer_id, version)
);
create index stage_change_at on stage_change (at, to_stage);

-- Of customers that stand already: their first stage, then what the change log tells. Reasons were not asked then.
with logged as (
  select l.record_id as customer_id, l.version, l.at, l.actor_id,
    l.changes -> 'stage' ->> 0 as before, l.changes -> 'stage' ->> 1 as after
  from change_log l where l.record = 'customer' and l.changes ? 'stage')
insert into stage_change (customer_id, version, at, from_stage, to_stage, cause, actor_id)
select * from (
  select c.id, 1 as version, c.created_at as at, null as from_stage,
    coalesce((select before from logged where customer_id = c.id order by version limit 1), c.stage) as to_stage,
    case when c.import_id is null then 'entry' else 'import' end as cause, c.created_by
  from customer c
  union all
  select customer_id, version, at, before, after, 'manual', actor_id from logged) as told
order by at;

-- Whatever enters customers, by one or by thousands, enters their first stage. A change of it says its reason, so it is
-- written by who knows that: server/customers/stage.ts.
create function enter_stages() returns trigger language plpgsql as $$
begin
  insert into stage_change (customer_id, version, at, to_stage, cause, actor_id)
  select id, version, created_at, stage, case when import_id is null then 'entry' else 'import' end, created_by
  from entered;
  return null;
end $$;

create trigger customer_entered after insert on customer referencing new table as entered
  for each statement execute function enter_stages();

-- ---------------------------------------------------------------------------------------------------
-- Assigning 分配 and 离职移交: who gave whose customers to whom
-- ---------------------------------------------------------------------------------------------------

-- All that one leaver held, given on in one step (DOMAIN §15).
create table hand_over (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  from_id bigint not null references user_account,
  rule jsonb not null,
  customers integer not null,
  plans integer not null,
  shares integer not null,
  deactivated boolean not null,
  note text check (char_length(note) <= 1000),
  actor_id bigint
);
create index hand_over_from on hand_over (from_id, id desc);

-- One customer or many, given to one person by one step, so that it can be taken back as one.
create table assignment (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  to_id bigint not null references user_account,
  keep_former_as text not null check (keep_former_as in ('none', 'read', 'write')),
  reason text check (char_length(reason) <= 1000),
  actor_id bigint,
  undone_at timestamptz
);

-- `version` is the customer's after it changed hands: one that has been worked on since isn't taken back.
create table assigned_customer (
  assignment_id bigint not null references assignment on delete cascade,
  customer_id bigint not null references customer on delete cascade,
  from_id bigint,
  version integer not null,
  primary key (assignment_id, customer_id)
);
create index assigned_customer_customer on assigned_customer (customer_id);

-- Phones are logged with their extension, so that a record can be told as it stood on a day.
create or replace function log_phone_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.e164, old.extension) is not distinct from (new.e164, new.extension) then
    return null;
  end if;
  insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
  select 'contact', c.id, c.customer_id, c.version, current_actor(), current_source(),
    jsonb_build_object('phone', jsonb_build_array(
      case when tg_op <> 'INSERT' then logged_phone(old.e164, old.extension) end,
      case when tg_op <> 'DELETE' then logged_phone(new.e164, new.extension) end))
  from contact c
  where c.id = case when tg_op = 'DELETE' then old.contact_id else new.contact_id end and c.version > 1;
  return null;
end $$;

-- `+861012345678 x801`: masks leave an extension out (contract/values/mask.ts).
create function logged_phone(e164 text, extension text) returns text language sql immutable
return e164 || coalesce(' x' || extension, '');

-- ---------------------------------------------------------------------------------------------------
-- Tags and collaborators of a day: who gave which is told by events; the log says what stood when
-- ---------------------------------------------------------------------------------------------------

alter table change_log drop constraint change_log_record_check;
alter table change_log add constraint change_log_record_check check (record in ('customer', 'contact', 'billing_profile',
  'delivery_address', 'follow_up', 'follow_up_plan', 'customer_tag', 'contact_tag', 'customer_share'));

-- Tags come and go on a thousand records at once: one statement logs them all. What goes with its customer isn't logged,
-- since the customer is gone by then.
create function log_customer_tags() returns trigger language plpgsql as $$
begin
  insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
  select 'customer_tag', m.customer_id, m.customer_id, c.version, current_actor(), current_source(),
    jsonb_build_object('tag', case when tg_op = 'INSERT' then jsonb_build_array(null, m.tag_id) else jsonb_build_array(m.tag_id, null) end)
  from moved m join customer c on c.id = m.customer_id;
  return null;
end $$;

create trigger customer_tag_given after insert on customer_tag referencing new table as moved
  for each statement execute function log_customer_tags();
create trigger customer_tag_taken after delete on customer_tag referencing old table as moved
  for each statement execute function log_customer_tags();

create function log_contact_tags() returns trigger language plpgsql as $$
begin
  insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
  select 'contact_tag', m.contact_id, m.customer_id, k.version, current_actor(), current_source(),
    jsonb_build_object('tag', case when tg_op = 'INSERT' then jsonb_build_array(null, m.tag_id) else jsonb_build_array(m.tag_id, null) end)
  from moved m join contact k on k.id = m.contact_id;
  return null;
end $$;

create trigger contact_tag_given after insert on contact_tag referencing new table as moved
  for each statement execute function log_contact_tags();
create trigger contact_tag_taken after delete on contact_tag referencing old table as moved
  for each statement execute function log_contact_tags();

-- One row per collaborator; before it there was none, and after its end neither.
create function log_share_change() returns trigger language plpgsql as $$
declare
  share customer_share := case when tg_op = 'DELETE' then old else new end;
begin
  if tg_op = 'UPDATE' and (old.access, old.until) is not distinct from (new.access, new.until) then return null; end if;
  insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
  select 'customer_share', share.user_id, c.id, c.version, current_actor(), current_source(), jsonb_build_object(
    'access', jsonb_build_array(case when tg_op <> 'INSERT' then old.access end, case when tg_op <> 'DELETE' then new.access end),
    'until', jsonb_build_array(case when tg_op <> 'INSERT' then old.until end, case when tg_op <> 'DELETE' then new.until end))
  from customer c where c.id = share.customer_id;
  return null;
end $$;

create trigger customer_share_change after insert or update or delete on customer_share
  for each row execute function log_share_change();
