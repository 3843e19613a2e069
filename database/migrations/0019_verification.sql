-- Verification 信息核验 (DOMAIN §2): what somebody made sure of, or found to be wrong, of a value as it stands. A mark goes
-- with the value that it was made on, whatever changes that.
create table field_mark (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  contact_id bigint references contact on delete cascade,
  -- Of a contact's phones, which one.
  phone_id bigint references contact_phone on delete cascade,
  -- As in a field set: "customer.website", "contact.phones".
  field text not null check (char_length(field) between 1 and 100),
  -- Of a verified one; null for an invalid one, which has a reason.
  how text check (how in ('phone', 'website', 'licence', 'visit', 'email', 'other')),
  reason text check (reason in ('dead_number', 'out_of_service', 'wrong_number', 'bounced', 'left', 'other')),
  check ((how is null) <> (reason is null)),
  verified_on date not null,
  at timestamptz not null default now(),
  actor_id bigint not null,
  proof text check (char_length(proof) between 1 and 500),
  file_id bigint references file on delete set null,
  unique nulls not distinct (customer_id, field, contact_id, phone_id)
);
create index field_mark_contact on field_mark (contact_id) where contact_id is not null;
create index field_mark_phone on field_mark (phone_id) where phone_id is not null;
create index field_mark_file on field_mark (file_id) where file_id is not null;
create index field_mark_invalid on field_mark (customer_id) where reason is not null;

-- When the data of a customer was last confirmed, whichever way; beside the customer, which is written often enough.
create table data_check (
  customer_id bigint primary key references customer on delete cascade,
  at timestamptz not null default now(),
  actor_id bigint not null,
  via text not null check (via in ('follow_up', 'mark', 'confirmed'))
);

-- A drawn sample of a department (DOMAIN §1, 抽查). Without a reference to the department: one that goes leaves its figures.
create table spot_check (
  id bigint generated always as identity primary key,
  department_id bigint not null,
  quarter date not null,
  -- Which customers came is told by it and their ids.
  seed text not null,
  drawn_at timestamptz not null default now(),
  drawn_by bigint not null
);
create index spot_check_quarter on spot_check (quarter);

create table spot_check_item (
  id bigint generated always as identity unique,
  spot_check_id bigint not null references spot_check on delete cascade,
  customer_id bigint not null references customer on delete cascade,
  version integer not null default 1,
  verdict text check (verdict in ('accurate', 'wrong', 'missing')),
  fields text[] not null default '{}',
  note text check (char_length(note) between 1 and 500),
  judged_at timestamptz,
  judged_by bigint,
  -- What the owner is asked to put right, until when, and what of it is left.
  due_on date,
  open_fields text[] not null default '{}',
  closed_at timestamptz,
  closed_by bigint,
  check ((verdict is null) = (judged_at is null)),
  primary key (spot_check_id, customer_id)
);
create index spot_check_item_customer on spot_check_item (customer_id);
create index spot_check_item_open on spot_check_item (customer_id) where due_on is not null and closed_at is null;

alter table organisation add column check_monthly boolean not null default false;
alter table organisation add column check_stages text[] not null default '{interested,deal}'
  check (check_stages <@ '{prospect,interested,deal}');
alter table organisation add column spot_check_size integer not null default 20 check (spot_check_size between 1 and 200);
alter table organisation add column spot_check_days integer not null default 7 check (spot_check_days between 1 and 90);

-- Fields of a customer have new values: what a spot check asked to put right is done, the last of them closes it.
create function settle_spot_checks(customer bigint, changed text[]) returns void language sql
begin atomic
  update spot_check_item i set open_fields = left_open.fields,
    closed_at = case when left_open.fields = '{}' then now() end,
    closed_by = case when left_open.fields = '{}' then current_actor() end,
    version = i.version + 1
  from spot_check_item was, lateral (
    select coalesce(array_agg(f), '{}') as fields from unnest(was.open_fields) f where f <> all(changed)) left_open
  where i.customer_id = settle_spot_checks.customer and i.due_on is not null and i.closed_at is null
    and i.open_fields && changed and (was.spot_check_id, was.customer_id) = (i.spot_check_id, i.customer_id);
end;

create function end_marks_of_customer() returns trigger language plpgsql as $$
declare
  changed text[] := array_remove(array[
    case when new.name is distinct from old.name then 'customer.name' end,
    case when new.credit_code is distinct from old.credit_code then 'customer.creditCode' end,
    case when new.legal_nature is distinct from old.legal_nature then 'customer.legalNature' end,
    case when new.industry_id is distinct from old.industry_id then 'customer.industryId' end,
    case when new.founded_on is distinct from old.founded_on then 'customer.foundedOn' end,
    case when new.region_code is distinct from old.region_code then 'customer.regionCode' end,
    case when new.address is distinct from old.address then 'customer.address' end,
    case when new.website is distinct from old.website then 'customer.website' end,
    case when new.main_business is distinct from old.main_business then 'customer.mainBusiness' end,
    case when (new.headcount_min, new.headcount_max) is distinct from (old.headcount_min, old.headcount_max) then 'customer.headcount' end,
    case when (new.revenue_min, new.revenue_max) is distinct from (old.revenue_min, old.revenue_max) then 'customer.annualRevenue' end
  ], null);
begin
  delete from field_mark where customer_id = new.id and contact_id is null and field = any(changed);
  perform settle_spot_checks(new.id, changed);
  return null;
end $$;

create trigger customer_marks after update on customer for each row
  when ((old.name, old.credit_code, old.legal_nature, old.industry_id, old.founded_on, old.region_code, old.address,
      old.website, old.main_business, old.headcount_min, old.headcount_max, old.revenue_min, old.revenue_max)
    is distinct from (new.name, new.credit_code, new.legal_nature, new.industry_id, new.founded_on, new.region_code, new.address,
      new.website, new.main_business, new.headcount_min, new.headcount_max, new.revenue_min, new.revenue_max))
  execute function end_marks_of_customer();

create function end_marks_of_contact() returns trigger language plpgsql as $$
declare
  changed text[] := array_remove(array[
    case when new.name is distinct from old.name then 'contact.name' end,
    case when new.job_title is distinct from old.job_title then 'contact.jobTitle' end,
    case when new.email is distinct from old.email then 'contact.email' end,
    case when new.wechat is distinct from old.wechat then 'contact.wechat' end,
    case when new.relation is distinct from old.relation then 'contact.relation' end
  ], null);
begin
  delete from field_mark where contact_id = new.id and field = any(changed);
  perform settle_spot_checks(new.customer_id, changed);
  return null;
end $$;

create trigger contact_marks after update on contact for each row
  when ((old.name, old.job_title, old.email, old.wechat, old.relation)
    is distinct from (new.name, new.job_title, new.email, new.wechat, new.relation))
  execute function end_marks_of_contact();

-- With a number that goes its mark goes by reference.
create function end_marks_of_phone() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from field_mark where phone_id = new.id;
  end if;
  perform settle_spot_checks(case when tg_op = 'DELETE' then old.customer_id else new.customer_id end, '{contact.phones}');
  return null;
end $$;

create trigger contact_phone_marks after update on contact_phone for each row
  when ((old.e164, old.extension) is distinct from (new.e164, new.extension)) execute function end_marks_of_phone();
create trigger contact_phone_gone after delete on contact_phone for each row execute function end_marks_of_phone();

-- An import enters many at once: only those of a customer that somebody asked about are looked at.
create function settle_by_new_phones() returns trigger language plpgsql as $$
begin
  perform settle_spot_checks(asked.customer_id, '{contact.phones}')
  from (select distinct e.customer_id from entered e join spot_check_item i on i.customer_id = e.customer_id
        where i.due_on is not null and i.closed_at is null) asked;
  return null;
end $$;
create trigger contact_phone_entered after insert on contact_phone
  referencing new table as entered for each statement execute function settle_by_new_phones();

-- A tip 线报 about a customer, by somebody who need not see it (DOMAIN §2). It is for the owner; without one, for who reviews.
create table tip (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  at timestamptz not null default now(),
  sender_id bigint not null,
  -- By what the sender named the customer: all that the sender is ever told of it.
  about text not null check (char_length(about) between 1 and 200),
  words text not null check (char_length(words) between 1 and 1000),
  due_on date not null,
  answer text check (answer in ('useful', 'not_useful', 'done')),
  answer_words text check (char_length(answer_words) between 1 and 500),
  answered_at timestamptz,
  answered_by bigint,
  check ((answer is null) = (answered_at is null))
);
create index tip_customer on tip (customer_id);
create index tip_open on tip (customer_id) where answer is null;
create index tip_sender on tip (sender_id, id desc);

alter table merge_entry drop constraint merge_entry_record_check;
alter table merge_entry add constraint merge_entry_record_check check (record in
  ('contact', 'follow_up', 'follow_up_plan', 'file', 'billing_profile', 'delivery_address', 'tip'));
