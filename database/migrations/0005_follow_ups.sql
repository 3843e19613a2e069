-- ---------------------------------------------------------------------------------------------------
-- Follow-ups 跟进记录 and plans 跟进计划 (DOMAIN §4)
-- ---------------------------------------------------------------------------------------------------

-- Contacts are kept without a reference: they are removed only together with their customer, and looking for their
-- follow-ups would take an index of five million rows for nothing else.
create table follow_up (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  contact_id bigint,
  -- When it took place; recorded late is what was written down more than a day after it.
  at timestamptz not null,
  method text not null check (method in ('phone', 'visit', 'email', 'online_meeting', 'wechat', 'other')),
  content text not null check (char_length(content) between 1 and 5000),
  feedback text check (feedback in ('clear_need', 'to_confirm', 'refused')),
  feedback_detail text check (char_length(feedback_detail) <= 1000),
  refusal_reason text check (refusal_reason is null or feedback = 'refused'),
  -- Made by the page that sends it: sent twice over a bad line, it is written once.
  request_key uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by bigint,
  updated_at timestamptz not null default now(),
  updated_by bigint,
  deleted_at timestamptz,
  deleted_by bigint
);
create index follow_up_customer on follow_up (customer_id, at desc, id desc);
create unique index follow_up_request on follow_up (customer_id, created_by, request_key) where request_key is not null;

create table follow_up_plan (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  contact_id bigint,
  owner_id bigint not null references user_account,
  -- A plan for a day without a time is due when that day ends in the organisation's time zone, in its last microsecond:
  -- overdue is then one comparison, and a day's plans with a time come first.
  due_at timestamptz not null,
  has_time boolean not null default false,
  method text check (method in ('phone', 'visit', 'email', 'online_meeting', 'wechat', 'other')),
  goal text check (char_length(goal) between 1 and 200),
  status text not null default 'open' check (status in ('open', 'done', 'cancelled')),
  made_by_follow_up_id bigint,
  done_by_follow_up_id bigint,
  cancel_reason text,
  cancel_words text check (char_length(cancel_words) <= 200),
  closed_at timestamptz,
  closed_by bigint,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by bigint,
  check ((status = 'open') = (closed_at is null))
);
create index follow_up_plan_customer on follow_up_plan (customer_id, status, due_at);
create index follow_up_plan_closed on follow_up_plan (customer_id, closed_at desc, id desc) where status = 'cancelled';
create index follow_up_plan_done_by on follow_up_plan (done_by_follow_up_id) where done_by_follow_up_id is not null;
create index follow_up_plan_owner on follow_up_plan (owner_id, due_at, id) where status = 'open';
create index follow_up_plan_due on follow_up_plan (due_at, id) where status = 'open';

-- An active customer without a next step nor a reason for none. A column of its own, so that the indexes on it don't
-- name next_follow_up_at: that one changes with every follow-up, and each would then touch all indexes of the customer.
alter table customer
  add column no_next_words text check (char_length(no_next_words) <= 200),
  add column needs_next_step boolean not null
    generated always as (next_follow_up_at is null and no_next_reason is null and stage <> 'lost') stored;
create index customer_needs_next_step on customer (created_at desc, id desc) where needs_next_step and deleted_at is null;
create index customer_needs_next_step_of on customer (owner_id, created_at desc, id desc) where needs_next_step and deleted_at is null;

-- The open plans of who hands a customer over go with it, whichever way it changes hands: nobody works on what one no
-- longer sees.
create function move_plans_of_owner() returns trigger language plpgsql as $$
begin
  update follow_up_plan set owner_id = new.owner_id, version = version + 1
  where customer_id = new.id and owner_id = old.owner_id and status = 'open';
  return null;
end $$;

create trigger customer_plans after update of owner_id on customer
  for each row when (new.owner_id is distinct from old.owner_id and new.owner_id is not null)
  execute function move_plans_of_owner();

-- What a follow-up said before it was edited stays readable.
alter table change_log drop constraint change_log_record_check;
alter table change_log add constraint change_log_record_check
  check (record in ('customer', 'contact', 'billing_profile', 'delivery_address', 'follow_up', 'follow_up_plan'));
-- For the timeline, which merges by time.
create index change_log_customer_at on change_log (customer_id, at desc, id desc);
create index event_customer_at on event (customer_id, at desc, id desc) where customer_id is not null;
drop index event_customer;

create function log_follow_up_change() returns trigger language plpgsql as $$
declare
  changes jsonb := '{}';
begin
  if new.at is distinct from old.at then changes := changes || jsonb_build_object('at', jsonb_build_array(old.at, new.at)); end if;
  if new.method is distinct from old.method then changes := changes || jsonb_build_object('method', jsonb_build_array(old.method, new.method)); end if;
  if new.contact_id is distinct from old.contact_id then changes := changes || jsonb_build_object('contactId', jsonb_build_array(old.contact_id, new.contact_id)); end if;
  if new.content is distinct from old.content then changes := changes || jsonb_build_object('content', jsonb_build_array(old.content, new.content)); end if;
  if new.feedback is distinct from old.feedback then changes := changes || jsonb_build_object('feedback', jsonb_build_array(old.feedback, new.feedback)); end if;
  if new.feedback_detail is distinct from old.feedback_detail then changes := changes || jsonb_build_object('feedbackDetail', jsonb_build_array(old.feedback_detail, new.feedback_detail)); end if;
  if new.refusal_reason is distinct from old.refusal_reason then changes := changes || jsonb_build_object('refusalReason', jsonb_build_array(old.refusal_reason, new.refusal_reason)); end if;
  if (new.deleted_at is null) is distinct from (old.deleted_at is null) then
    changes := changes || jsonb_build_object('deleted', jsonb_build_array(old.deleted_at is not null, new.deleted_at is not null)); end if;
  if changes <> '{}' then
    insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
    values ('follow_up', new.id, new.customer_id, new.version, current_actor(), current_source(), changes);
  end if;
  return null;
end $$;

create trigger follow_up_change after update on follow_up for each row execute function log_follow_up_change();

-- A plan's history. Done or cancelled stands with the plan itself (closed_at), so that a follow-up, which does plans all the
-- time, pays for no entry; from when to when a cancelled one was closed
-- that was brought back stands nowhere else.
create function log_plan_change() returns trigger language plpgsql as $$
declare
  changes jsonb := '{}';
  zone text;
  was timestamp;
  will timestamp;
begin
  if (new.due_at, new.has_time) is distinct from (old.due_at, old.has_time) then
    select time_zone into zone from organisation;
    was := old.due_at at time zone zone;
    will := new.due_at at time zone zone;
    if will::date <> was::date then changes := changes || jsonb_build_object('on', jsonb_build_array(was::date, will::date)); end if;
    if (new.has_time, case when new.has_time then will::time end) is distinct from (old.has_time, case when old.has_time then was::time end) then
      changes := changes || jsonb_build_object('time', jsonb_build_array(case when old.has_time then to_char(was, 'HH24:MI') end, case when new.has_time then to_char(will, 'HH24:MI') end)); end if;
  end if;
  if new.goal is distinct from old.goal then changes := changes || jsonb_build_object('goal', jsonb_build_array(old.goal, new.goal)); end if;
  if new.method is distinct from old.method then changes := changes || jsonb_build_object('method', jsonb_build_array(old.method, new.method)); end if;
  if new.contact_id is distinct from old.contact_id then changes := changes || jsonb_build_object('contactId', jsonb_build_array(old.contact_id, new.contact_id)); end if;
  if new.owner_id is distinct from old.owner_id then changes := changes || jsonb_build_object('ownerId', jsonb_build_array(old.owner_id, new.owner_id)); end if;
  if old.status = 'cancelled' and new.status = 'open' then changes := changes || jsonb_build_object('closedAt', jsonb_build_array(old.closed_at, null)); end if;
  if changes <> '{}' then
    insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
    values ('follow_up_plan', new.id, new.customer_id, new.version, current_actor(), current_source(), changes);
  end if;
  return null;
end $$;

create trigger follow_up_plan_change after update on follow_up_plan for each row execute function log_plan_change();
