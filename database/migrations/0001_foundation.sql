create extension if not exists pg_trgm;

-- Search works on bigrams: pairs of neighbouring characters find Chinese words from two characters on. A loop is
-- seven times as fast here as an aggregate over a series, and every insert pays for it.
create function bigrams(value text) returns text[] language plpgsql immutable strict parallel safe as $$
declare
  pairs text[] := '{}';
begin
  for i in 1 .. char_length(value) - 1 loop
    pairs[i] := substr(value, i, 2);
  end loop;
  return pairs;
end $$;

-- ---------------------------------------------------------------------------------------------------
-- Organisation, people, rights
-- ---------------------------------------------------------------------------------------------------

create table organisation (
  id smallint primary key default 1 check (id = 1),
  name text not null,
  time_zone text not null default 'Asia/Shanghai',
  customer_number_rule text not null default '{yyyy}-{industry}-{seq:3}',
  session_idle_minutes integer not null default 720 check (session_idle_minutes between 5 and 43200),
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  version integer not null default 1
);

create table department (
  id bigint generated always as identity primary key,
  parent_id bigint references department,
  name text not null,
  position integer not null default 0,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  unique nulls not distinct (parent_id, name)
);

create table role (
  id bigint generated always as identity primary key,
  key text unique,
  name text not null unique,
  description text not null default '',
  position integer not null default 0
);

create table role_permission (
  role_id bigint not null references role on delete cascade,
  object text not null,
  action text not null,
  scope text not null check (scope in ('own', 'department', 'below', 'all')),
  primary key (role_id, object, action)
);

create table user_account (
  id bigint generated always as identity primary key,
  user_name text not null,
  name text not null,
  phone text,
  email text,
  job_title text,
  department_id bigint not null references department,
  status text not null default 'invited' check (status in ('invited', 'active', 'deactivated')),
  password_hash text,
  language text not null default 'zh-CN' check (language in ('zh-CN', 'en')),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz,
  version integer not null default 1
);
create unique index user_account_user_name on user_account (lower(user_name));
create unique index user_account_phone on user_account (phone) where phone is not null;
create unique index user_account_email on user_account (lower(email)) where email is not null;
create index user_account_department on user_account (department_id);

create table user_role (
  user_id bigint not null references user_account on delete cascade,
  role_id bigint not null references role,
  primary key (user_id, role_id)
);

-- Tokens of every kind are kept as SHA-256 only: who reads the table can't sign in with it.
create table invitation (
  token_hash bytea primary key,
  user_id bigint not null references user_account on delete cascade,
  created_by bigint references user_account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index invitation_user on invitation (user_id);

create table session (
  token_hash bytea primary key,
  user_id bigint not null references user_account on delete cascade,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  address text,
  user_agent text
);
create index session_of_user on session (user_id);

create table api_token (
  id bigint generated always as identity primary key,
  user_id bigint not null references user_account on delete cascade,
  name text not null,
  token_hash bytea not null unique,
  ending text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz
);
create index api_token_user on api_token (user_id);

-- One row per account or address with recent failures; a success or a pause clears it.
create table sign_in_failure (
  subject text primary key,
  failures integer not null,
  last_at timestamptz not null default now(),
  locked_until timestamptz
);

-- ---------------------------------------------------------------------------------------------------
-- What happened: events and changes
-- ---------------------------------------------------------------------------------------------------

-- Written in the action's own transaction. Carries ids, never values that may have to be erased.
create table event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  kind text not null,
  actor_id bigint,
  customer_id bigint,
  subject_id bigint,
  data jsonb not null default '{}'
);
create index event_customer on event (customer_id, id desc) where customer_id is not null;

create table change_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  record text not null check (record in ('customer', 'contact')),
  record_id bigint not null,
  customer_id bigint not null,
  version integer not null,
  actor_id bigint,
  source text not null,
  changes jsonb not null
);
create index change_log_customer on change_log (customer_id, id desc);
create index change_log_record on change_log (record, record_id, version);

create function current_actor() returns bigint language sql stable
return nullif(current_setting('kemai.actor', true), '')::bigint;

create function current_source() returns text language sql stable
return coalesce(nullif(current_setting('kemai.source', true), ''), 'system');

-- ---------------------------------------------------------------------------------------------------
-- Customers and contacts
-- ---------------------------------------------------------------------------------------------------

-- The organisation's own short list, each mapped to a section or division of GB/T 4754-2017.
create table industry (
  id bigint generated always as identity primary key,
  name text not null unique,
  short_code text not null check (short_code ~ '^[A-Z]{3}$'),
  gb_code text not null,
  position integer not null default 0,
  active boolean not null default true
);

-- The last number issued per counter. Taken and raised in the transaction that uses it: no gap, no double.
create table number_counter (
  counter text primary key,
  value bigint not null
);

-- Companies that belong together (集团, 关联公司).
create table company_group (
  id bigint generated always as identity primary key,
  name text not null unique check (char_length(name) between 1 and 200),
  created_at timestamptz not null default now(),
  created_by bigint
);

-- Who created, changed or deleted a row is kept without a reference: users are never removed, and checking three more
-- references per row made up a quarter of the time of an import.
create table customer (
  id bigint generated always as identity primary key,
  number text collate "C" not null,
  type text not null default 'company' check (type in ('company', 'individual')),
  name text not null check (char_length(name) between 1 and 200),
  name_norm text collate "C" not null,
  name_pinyin text collate "C" not null,
  name_initials text collate "C" not null,
  short_name text,
  credit_code text collate "C" check (credit_code ~ '^[0-9A-Z]{18}$'),
  legal_nature text,
  business_type text,
  industry_id bigint references industry,
  founded_on date,
  country text not null default 'CN',
  region_code text collate "C",
  address text,
  website text,
  main_business text,
  headcount_min integer,
  headcount_max integer,
  revenue_min bigint,
  revenue_max bigint,
  total_assets bigint,
  initial_need text,
  budget_min bigint,
  budget_max bigint,
  expected_start date,
  urgency text,
  pain_points text,
  preferences text,
  source text,
  cooperation_since date,
  stage text not null default 'prospect' check (stage in ('prospect', 'interested', 'deal', 'lost')),
  relation_status text,
  highlights text,
  group_id bigint references company_group,
  custom jsonb not null default '{}',
  owner_id bigint references user_account,
  department_id bigint not null references department,
  import_id bigint,
  -- Kept by server/followups/: the earliest open plan, the last follow-up, and why there is no next step.
  next_follow_up_at timestamptz,
  last_follow_up_at timestamptz,
  no_next_reason text,
  contact_count integer not null default 0,
  last_contact_ordinal integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by bigint,
  updated_at timestamptz not null default now(),
  updated_by bigint,
  deleted_at timestamptz,
  deleted_by bigint,
  check (headcount_min <= headcount_max),
  check (revenue_min <= revenue_max),
  check (budget_min <= budget_max)
) with (fillfactor = 80);

create unique index customer_number on customer (number);
create index customer_created on customer (created_at desc, id desc) where deleted_at is null;
create index customer_owner on customer (owner_id, created_at desc, id desc) where deleted_at is null;
create index customer_department on customer (department_id, created_at desc, id desc) where deleted_at is null;
create index customer_name on customer (name_pinyin, id) where deleted_at is null;
create index customer_credit_code on customer (credit_code) where credit_code is not null;
create index customer_name_norm on customer (name_norm);
-- One index for the three ways into a name. It collects new entries in a list (fastupdate) that server/platform/database.ts
-- keeps short: inserting costs a quarter of what it costs without.
create index customer_search on customer using gin (bigrams(name_norm), name_initials gin_trgm_ops, name_pinyin gin_trgm_ops);
create index customer_initials_prefix on customer (name_initials);
create index customer_trash on customer (deleted_at desc, id desc) where deleted_at is not null;
create index customer_import on customer (import_id) where import_id is not null;

create table contact (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  ordinal integer not null,
  name text not null check (char_length(name) between 1 and 100),
  name_norm text collate "C" not null,
  name_pinyin text collate "C" not null,
  name_initials text collate "C" not null,
  job_title text,
  email text,
  wechat text,
  relation text,
  preferred_channels text[] not null default '{}',
  good_hours text,
  influence text,
  attitude text,
  reports_to_id bigint references contact on delete set null,
  is_primary boolean not null default false,
  left_on date,
  remark text,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by bigint,
  updated_at timestamptz not null default now(),
  updated_by bigint,
  deleted_at timestamptz,
  deleted_by bigint,
  unique (customer_id, ordinal)
);
create unique index contact_primary on contact (customer_id) where is_primary and deleted_at is null;
create index contact_name_bigrams on contact using gin (bigrams(name_norm));
create index contact_name_norm on contact (name_norm);
create index contact_name_pinyin on contact (name_pinyin);
create index contact_name_initials on contact (name_initials);
create index contact_reports_to on contact (reports_to_id) where reports_to_id is not null;
create index contact_email on contact (lower(email)) where email is not null;

create table contact_phone (
  id bigint generated always as identity primary key,
  contact_id bigint not null references contact on delete cascade,
  -- Its contact's customer, for search and visibility; the contact's reference keeps it right.
  customer_id bigint not null,
  position smallint not null default 0,
  kind text not null check (kind in ('mobile', 'landline', 'hotline', 'foreign')),
  e164 text not null,
  extension text,
  unique nulls not distinct (contact_id, e164, extension)
);
create index contact_phone_end on contact_phone (right(e164, 4) collate "C");
create index contact_phone_e164 on contact_phone (e164);
create index contact_phone_customer on contact_phone (customer_id);

-- The change log is kept by row triggers with named columns: it can't be bypassed, and named columns cost a
-- third of a generic comparison.
-- Custom fields are logged one by one, as `custom.<key>`.
create function custom_changes(before jsonb, after jsonb) returns jsonb language sql immutable
return (select coalesce(jsonb_object_agg('custom.' || key, jsonb_build_array(before -> key, after -> key)), '{}')
        from jsonb_object_keys(before || after) as key where before -> key is distinct from after -> key);

create function log_customer_change() returns trigger language plpgsql as $$
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
  if new.source is distinct from old.source then changes := changes || jsonb_build_object('source', jsonb_build_array(old.source, new.source)); end if;
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

create trigger customer_change after update on customer for each row execute function log_customer_change();

create function log_contact_change() returns trigger language plpgsql as $$
declare
  changes jsonb := '{}';
begin
  if new.name is distinct from old.name then changes := changes || jsonb_build_object('name', jsonb_build_array(old.name, new.name)); end if;
  if new.job_title is distinct from old.job_title then changes := changes || jsonb_build_object('jobTitle', jsonb_build_array(old.job_title, new.job_title)); end if;
  if new.email is distinct from old.email then changes := changes || jsonb_build_object('email', jsonb_build_array(old.email, new.email)); end if;
  if new.wechat is distinct from old.wechat then changes := changes || jsonb_build_object('wechat', jsonb_build_array(old.wechat, new.wechat)); end if;
  if new.relation is distinct from old.relation then changes := changes || jsonb_build_object('relation', jsonb_build_array(old.relation, new.relation)); end if;
  if new.preferred_channels is distinct from old.preferred_channels then changes := changes || jsonb_build_object('preferredChannels', jsonb_build_array(old.preferred_channels, new.preferred_channels)); end if;
  if new.good_hours is distinct from old.good_hours then changes := changes || jsonb_build_object('goodHours', jsonb_build_array(old.good_hours, new.good_hours)); end if;
  if new.influence is distinct from old.influence then changes := changes || jsonb_build_object('influence', jsonb_build_array(old.influence, new.influence)); end if;
  if new.attitude is distinct from old.attitude then changes := changes || jsonb_build_object('attitude', jsonb_build_array(old.attitude, new.attitude)); end if;
  if new.reports_to_id is distinct from old.reports_to_id then changes := changes || jsonb_build_object('reportsToId', jsonb_build_array(old.reports_to_id, new.reports_to_id)); end if;
  if new.is_primary is distinct from old.is_primary then changes := changes || jsonb_build_object('isPrimary', jsonb_build_array(old.is_primary, new.is_primary)); end if;
  if new.left_on is distinct from old.left_on then changes := changes || jsonb_build_object('leftOn', jsonb_build_array(old.left_on, new.left_on)); end if;
  if new.remark is distinct from old.remark then changes := changes || jsonb_build_object('remark', jsonb_build_array(old.remark, new.remark)); end if;
  if new.custom is distinct from old.custom then changes := changes || custom_changes(old.custom, new.custom); end if;
  if (new.deleted_at is null) is distinct from (old.deleted_at is null) then
    changes := changes || jsonb_build_object('deleted', jsonb_build_array(old.deleted_at is not null, new.deleted_at is not null)); end if;
  if changes <> '{}' then
    insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
    values ('contact', new.id, new.customer_id, new.version, current_actor(), current_source(), changes);
  end if;
  return null;
end $$;

create trigger contact_change after update on contact for each row execute function log_contact_change();

create function log_phone_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.e164, old.extension) is not distinct from (new.e164, new.extension) then
    return null;
  end if;
  insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
  select 'contact', c.id, c.customer_id, c.version, current_actor(), current_source(),
    jsonb_build_object('phone', jsonb_build_array(
      case when tg_op <> 'INSERT' then old.e164 end, case when tg_op <> 'DELETE' then new.e164 end))
  from contact c
  where c.id = case when tg_op = 'DELETE' then old.contact_id else new.contact_id end and c.version > 1;
  return null;
end $$;

-- Phones of a contact just made belong to its making: the log begins with its first edit (version 2).
create trigger contact_phone_change after insert or update or delete on contact_phone
  for each row execute function log_phone_change();

-- ---------------------------------------------------------------------------------------------------
-- Imports
-- ---------------------------------------------------------------------------------------------------

create table import (
  id bigint generated always as identity primary key,
  file_name text not null,
  status text not null default 'reading'
    check (status in ('reading', 'mapping', 'checking', 'ready', 'running', 'done', 'failed')),
  sheets jsonb not null default '[]',
  sheet integer not null default 0,
  head_row integer not null default 1,
  mapping jsonb not null default '[]',
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  rows_good integer not null default 0,
  rows_bad integer not null default 0,
  problem jsonb,
  created_by bigint not null references user_account,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index import_user on import (created_by, id desc);

create table import_row (
  import_id bigint not null references import on delete cascade,
  sheet integer not null,
  row_number integer not null,
  cells jsonb not null,
  parsed jsonb,
  problems jsonb,
  customer_id bigint,
  primary key (import_id, sheet, row_number)
);
