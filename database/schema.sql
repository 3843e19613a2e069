-- The schema after all migrations, for reading. Written by "node scripts/schema.ts --write"; never edited,
-- never run: the migrations make the database.

-- extensions

create extension pg_trgm;

-- tables

create table api_token (
  id bigint generated always as identity not null,
  user_id bigint not null,
  name text not null,
  token_hash bytea not null,
  ending text not null,
  created_at timestamp with time zone default now() not null,
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone,
  constraint api_token_pkey PRIMARY KEY (id),
  constraint api_token_token_hash_key UNIQUE (token_hash),
  constraint api_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);

create table change_log (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  record text not null,
  record_id bigint not null,
  customer_id bigint not null,
  version integer not null,
  actor_id bigint,
  source text not null,
  changes jsonb not null,
  constraint change_log_pkey PRIMARY KEY (id),
  constraint change_log_record_check CHECK ((record = ANY (ARRAY['customer'::text, 'contact'::text])))
);

create table contact (
  id bigint generated always as identity not null,
  customer_id bigint not null,
  ordinal integer not null,
  name text not null,
  name_norm text collate "C" not null,
  name_pinyin text collate "C" not null,
  name_initials text collate "C" not null,
  job_title text,
  email text,
  wechat text,
  relation text,
  preferred_channels text[] default '{}'::text[] not null,
  good_hours text,
  influence text,
  attitude text,
  reports_to_id bigint,
  is_primary boolean default false not null,
  left_on date,
  remark text,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  updated_at timestamp with time zone default now() not null,
  updated_by bigint,
  deleted_at timestamp with time zone,
  deleted_by bigint,
  constraint contact_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint contact_customer_id_ordinal_key UNIQUE (customer_id, ordinal),
  constraint contact_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint contact_pkey PRIMARY KEY (id),
  constraint contact_reports_to_id_fkey FOREIGN KEY (reports_to_id) REFERENCES contact(id) ON DELETE SET NULL
);

create table contact_phone (
  id bigint generated always as identity not null,
  contact_id bigint not null,
  customer_id bigint not null,
  position smallint default 0 not null,
  kind text not null,
  e164 text not null,
  extension text,
  constraint contact_phone_contact_id_e164_extension_key UNIQUE NULLS NOT DISTINCT (contact_id, e164, extension),
  constraint contact_phone_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE,
  constraint contact_phone_kind_check CHECK ((kind = ANY (ARRAY['mobile'::text, 'landline'::text, 'hotline'::text, 'foreign'::text]))),
  constraint contact_phone_pkey PRIMARY KEY (id)
);

create table customer (
  id bigint generated always as identity not null,
  number text collate "C" not null,
  type text default 'company'::text not null,
  name text not null,
  name_norm text collate "C" not null,
  name_pinyin text collate "C" not null,
  name_initials text collate "C" not null,
  short_name text,
  credit_code text collate "C",
  legal_nature text,
  business_type text,
  industry_id bigint,
  founded_on date,
  country text default 'CN'::text not null,
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
  stage text default 'prospect'::text not null,
  relation_status text,
  highlights text,
  owner_id bigint,
  department_id bigint not null,
  import_id bigint,
  contact_count integer default 0 not null,
  last_contact_ordinal integer default 0 not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  updated_at timestamp with time zone default now() not null,
  updated_by bigint,
  deleted_at timestamp with time zone,
  deleted_by bigint,
  constraint customer_check CHECK ((headcount_min <= headcount_max)),
  constraint customer_check1 CHECK ((revenue_min <= revenue_max)),
  constraint customer_check2 CHECK ((budget_min <= budget_max)),
  constraint customer_credit_code_check CHECK ((credit_code ~ '^[0-9A-Z]{18}$'::text)),
  constraint customer_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint customer_industry_id_fkey FOREIGN KEY (industry_id) REFERENCES industry(id),
  constraint customer_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
  constraint customer_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES user_account(id),
  constraint customer_pkey PRIMARY KEY (id),
  constraint customer_stage_check CHECK ((stage = ANY (ARRAY['prospect'::text, 'interested'::text, 'deal'::text, 'lost'::text]))),
  constraint customer_type_check CHECK ((type = ANY (ARRAY['company'::text, 'individual'::text])))
) with (fillfactor=80);

create table department (
  id bigint generated always as identity not null,
  parent_id bigint,
  name text not null,
  position integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  version integer default 1 not null,
  constraint department_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES department(id),
  constraint department_parent_id_name_key UNIQUE NULLS NOT DISTINCT (parent_id, name),
  constraint department_pkey PRIMARY KEY (id)
);

create table event (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  kind text not null,
  actor_id bigint,
  customer_id bigint,
  subject_id bigint,
  data jsonb default '{}'::jsonb not null,
  constraint event_pkey PRIMARY KEY (id)
);

create table import (
  id bigint generated always as identity not null,
  file_name text not null,
  status text default 'reading'::text not null,
  sheets jsonb default '[]'::jsonb not null,
  sheet integer default 0 not null,
  head_row integer default 1 not null,
  mapping jsonb default '[]'::jsonb not null,
  rows_total integer default 0 not null,
  rows_done integer default 0 not null,
  rows_good integer default 0 not null,
  rows_bad integer default 0 not null,
  problem jsonb,
  created_by bigint not null,
  created_at timestamp with time zone default now() not null,
  finished_at timestamp with time zone,
  constraint import_created_by_fkey FOREIGN KEY (created_by) REFERENCES user_account(id),
  constraint import_pkey PRIMARY KEY (id),
  constraint import_status_check CHECK ((status = ANY (ARRAY['reading'::text, 'mapping'::text, 'checking'::text, 'ready'::text, 'running'::text, 'done'::text, 'failed'::text])))
);

create table import_row (
  import_id bigint not null,
  sheet integer not null,
  row_number integer not null,
  cells jsonb not null,
  parsed jsonb,
  problems jsonb,
  customer_id bigint,
  constraint import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE,
  constraint import_row_pkey PRIMARY KEY (import_id, sheet, row_number)
);

create table industry (
  id bigint generated always as identity not null,
  name text not null,
  short_code text not null,
  gb_code text not null,
  position integer default 0 not null,
  active boolean default true not null,
  constraint industry_name_key UNIQUE (name),
  constraint industry_pkey PRIMARY KEY (id),
  constraint industry_short_code_check CHECK ((short_code ~ '^[A-Z]{3}$'::text))
);

create table invitation (
  token_hash bytea not null,
  user_id bigint not null,
  created_by bigint,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  constraint invitation_created_by_fkey FOREIGN KEY (created_by) REFERENCES user_account(id),
  constraint invitation_pkey PRIMARY KEY (token_hash),
  constraint invitation_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);

create table migration (
  name text not null,
  at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table number_counter (
  counter text not null,
  value bigint not null,
  constraint number_counter_pkey PRIMARY KEY (counter)
);

create table organisation (
  id smallint default 1 not null,
  name text not null,
  time_zone text default 'Asia/Shanghai'::text not null,
  customer_number_rule text default '{yyyy}-{industry}-{seq:3}'::text not null,
  session_idle_minutes integer default 720 not null,
  is_demo boolean default false not null,
  created_at timestamp with time zone default now() not null,
  version integer default 1 not null,
  constraint organisation_id_check CHECK ((id = 1)),
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_session_idle_minutes_check CHECK (((session_idle_minutes >= 5) AND (session_idle_minutes <= 43200)))
);

create table role (
  id bigint generated always as identity not null,
  key text,
  name text not null,
  description text default ''::text not null,
  position integer default 0 not null,
  constraint role_key_key UNIQUE (key),
  constraint role_name_key UNIQUE (name),
  constraint role_pkey PRIMARY KEY (id)
);

create table role_permission (
  role_id bigint not null,
  object text not null,
  action text not null,
  scope text not null,
  constraint role_permission_pkey PRIMARY KEY (role_id, object, action),
  constraint role_permission_role_id_fkey FOREIGN KEY (role_id) REFERENCES role(id) ON DELETE CASCADE,
  constraint role_permission_scope_check CHECK ((scope = ANY (ARRAY['own'::text, 'department'::text, 'below'::text, 'all'::text])))
);

create table session (
  token_hash bytea not null,
  user_id bigint not null,
  created_at timestamp with time zone default now() not null,
  last_seen_at timestamp with time zone default now() not null,
  address text,
  user_agent text,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);

create table sign_in_failure (
  subject text not null,
  failures integer not null,
  last_at timestamp with time zone default now() not null,
  locked_until timestamp with time zone,
  constraint sign_in_failure_pkey PRIMARY KEY (subject)
);

create table user_account (
  id bigint generated always as identity not null,
  user_name text not null,
  name text not null,
  phone text,
  email text,
  job_title text,
  department_id bigint not null,
  status text default 'invited'::text not null,
  password_hash text,
  language text default 'zh-CN'::text not null,
  created_at timestamp with time zone default now() not null,
  last_seen_at timestamp with time zone,
  version integer default 1 not null,
  constraint user_account_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint user_account_language_check CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
  constraint user_account_pkey PRIMARY KEY (id),
  constraint user_account_status_check CHECK ((status = ANY (ARRAY['invited'::text, 'active'::text, 'deactivated'::text])))
);

create table user_role (
  user_id bigint not null,
  role_id bigint not null,
  constraint user_role_pkey PRIMARY KEY (user_id, role_id),
  constraint user_role_role_id_fkey FOREIGN KEY (role_id) REFERENCES role(id),
  constraint user_role_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);

-- indexes

CREATE INDEX api_token_user ON public.api_token USING btree (user_id);

CREATE INDEX change_log_customer ON public.change_log USING btree (customer_id, id DESC);

CREATE INDEX change_log_record ON public.change_log USING btree (record, record_id, version);

CREATE INDEX contact_email ON public.contact USING btree (lower(email)) WHERE (email IS NOT NULL);

CREATE INDEX contact_name_bigrams ON public.contact USING gin (bigrams(name_norm));

CREATE INDEX contact_name_initials ON public.contact USING btree (name_initials);

CREATE INDEX contact_name_norm ON public.contact USING btree (name_norm);

CREATE INDEX contact_name_pinyin ON public.contact USING btree (name_pinyin);

CREATE UNIQUE INDEX contact_primary ON public.contact USING btree (customer_id) WHERE (is_primary AND (deleted_at IS NULL));

CREATE INDEX contact_reports_to ON public.contact USING btree (reports_to_id) WHERE (reports_to_id IS NOT NULL);

CREATE INDEX contact_phone_customer ON public.contact_phone USING btree (customer_id);

CREATE INDEX contact_phone_e164 ON public.contact_phone USING btree (e164);

CREATE INDEX contact_phone_end ON public.contact_phone USING btree ("right"(e164, 4) COLLATE "C");

CREATE INDEX customer_created ON public.customer USING btree (created_at DESC, id DESC) WHERE (deleted_at IS NULL);

CREATE INDEX customer_credit_code ON public.customer USING btree (credit_code) WHERE (credit_code IS NOT NULL);

CREATE INDEX customer_department ON public.customer USING btree (department_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

CREATE INDEX customer_import ON public.customer USING btree (import_id) WHERE (import_id IS NOT NULL);

CREATE INDEX customer_initials_prefix ON public.customer USING btree (name_initials);

CREATE INDEX customer_name ON public.customer USING btree (name_pinyin, id) WHERE (deleted_at IS NULL);

CREATE INDEX customer_name_norm ON public.customer USING btree (name_norm);

CREATE UNIQUE INDEX customer_number ON public.customer USING btree (number);

CREATE INDEX customer_owner ON public.customer USING btree (owner_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

CREATE INDEX customer_search ON public.customer USING gin (bigrams(name_norm), name_initials gin_trgm_ops, name_pinyin gin_trgm_ops);

CREATE INDEX customer_trash ON public.customer USING btree (deleted_at DESC, id DESC) WHERE (deleted_at IS NOT NULL);

CREATE INDEX event_customer ON public.event USING btree (customer_id, id DESC) WHERE (customer_id IS NOT NULL);

CREATE INDEX import_user ON public.import USING btree (created_by, id DESC);

CREATE INDEX invitation_user ON public.invitation USING btree (user_id);

CREATE INDEX session_of_user ON public.session USING btree (user_id);

CREATE INDEX user_account_department ON public.user_account USING btree (department_id);

CREATE UNIQUE INDEX user_account_email ON public.user_account USING btree (lower(email)) WHERE (email IS NOT NULL);

CREATE UNIQUE INDEX user_account_phone ON public.user_account USING btree (phone) WHERE (phone IS NOT NULL);

CREATE UNIQUE INDEX user_account_user_name ON public.user_account USING btree (lower(user_name));

-- functions

CREATE OR REPLACE FUNCTION public.bigrams(value text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  pairs text[] := '{}';
begin
  for i in 1 .. char_length(value) - 1 loop
    pairs[i] := substr(value, i, 2);
  end loop;
  return pairs;
end $function$
;

CREATE OR REPLACE FUNCTION public.current_actor()
 RETURNS bigint
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('kemai.actor'::text, true), ''::text))::bigint
;

CREATE OR REPLACE FUNCTION public.current_source()
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN COALESCE(NULLIF(current_setting('kemai.source'::text, true), ''::text), 'system'::text)
;

CREATE OR REPLACE FUNCTION public.log_contact_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
  if (new.deleted_at is null) is distinct from (old.deleted_at is null) then
    changes := changes || jsonb_build_object('deleted', jsonb_build_array(old.deleted_at is not null, new.deleted_at is not null)); end if;
  if changes <> '{}' then
    insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
    values ('contact', new.id, new.customer_id, new.version, current_actor(), current_source(), changes);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.log_customer_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
  if new.owner_id is distinct from old.owner_id then changes := changes || jsonb_build_object('ownerId', jsonb_build_array(old.owner_id, new.owner_id)); end if;
  if new.department_id is distinct from old.department_id then changes := changes || jsonb_build_object('departmentId', jsonb_build_array(old.department_id, new.department_id)); end if;
  if (new.deleted_at is null) is distinct from (old.deleted_at is null) then
    changes := changes || jsonb_build_object('deleted', jsonb_build_array(old.deleted_at is not null, new.deleted_at is not null)); end if;
  if changes <> '{}' then
    insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
    values ('customer', new.id, new.id, new.version, current_actor(), current_source(), changes);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.log_phone_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

-- triggers

CREATE TRIGGER contact_change AFTER UPDATE ON public.contact FOR EACH ROW EXECUTE FUNCTION log_contact_change();

CREATE TRIGGER contact_phone_change AFTER INSERT OR DELETE OR UPDATE ON public.contact_phone FOR EACH ROW EXECUTE FUNCTION log_phone_change();

CREATE TRIGGER customer_change AFTER UPDATE ON public.customer FOR EACH ROW EXECUTE FUNCTION log_customer_change();
