-- The schema after all migrations, for reading. Written by "node scripts/schema.ts --write"; never edited,
-- never run: the migrations make the database.

-- extensions

create extension pg_trgm;

-- tables

create table access_log (
  id bigint generated always as identity not null,
  at timestamp with time zone default clock_timestamp() not null,
  actor_id bigint,
  action text collate "C" not null,
  object_kind text collate "C",
  object_id bigint,
  customer_id bigint,
  source text collate "C" not null,
  address text,
  data jsonb default '{}'::jsonb not null,
  constraint access_log_pkey PRIMARY KEY (id)
);

create table access_log_seal (
  id bigint not null,
  sealed_at timestamp with time zone default clock_timestamp() not null,
  from_id bigint not null,
  to_id bigint not null,
  entries integer not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint access_log_seal_pkey PRIMARY KEY (id)
);

create table access_log_sealed (
  entry_id bigint not null,
  seal_id bigint not null,
  hash bytea not null,
  constraint access_log_sealed_pkey PRIMARY KEY (entry_id),
  constraint access_log_sealed_seal_id_fkey FOREIGN KEY (seal_id) REFERENCES access_log_seal(id)
);

create table access_log_unsealed (
  entry_id bigint not null,
  constraint access_log_unsealed_pkey PRIMARY KEY (entry_id)
);

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

create table assigned_customer (
  assignment_id bigint not null,
  customer_id bigint not null,
  from_id bigint,
  version integer not null,
  constraint assigned_customer_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES assignment(id) ON DELETE CASCADE,
  constraint assigned_customer_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint assigned_customer_pkey PRIMARY KEY (assignment_id, customer_id)
);

create table assignment (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  to_id bigint not null,
  keep_former_as text not null,
  reason text,
  actor_id bigint,
  undone_at timestamp with time zone,
  constraint assignment_keep_former_as_check CHECK ((keep_former_as = ANY (ARRAY['none'::text, 'read'::text, 'write'::text]))),
  constraint assignment_pkey PRIMARY KEY (id),
  constraint assignment_reason_check CHECK ((char_length(reason) <= 1000)),
  constraint assignment_to_id_fkey FOREIGN KEY (to_id) REFERENCES user_account(id)
);

create table billing_profile (
  id bigint generated always as identity not null,
  customer_id bigint not null,
  title text not null,
  tax_number text,
  address text,
  phone text,
  bank text,
  account text,
  is_default boolean default false not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  updated_at timestamp with time zone default now() not null,
  updated_by bigint,
  deleted_at timestamp with time zone,
  deleted_by bigint,
  constraint billing_profile_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint billing_profile_pkey PRIMARY KEY (id),
  constraint billing_profile_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
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
  constraint change_log_record_check CHECK ((record = ANY (ARRAY['customer'::text, 'contact'::text, 'billing_profile'::text, 'delivery_address'::text, 'follow_up'::text, 'follow_up_plan'::text, 'customer_tag'::text, 'contact_tag'::text, 'customer_share'::text])))
);

create table check_figure (
  day date not null,
  department_id bigint not null,
  owner_id bigint,
  kinds text[] not null,
  customers integer not null,
  constraint check_figure_customers_check CHECK ((customers > 0)),
  constraint check_figure_owner_id_day_department_id_kinds_key UNIQUE NULLS NOT DISTINCT (owner_id, day, department_id, kinds)
);

create table check_finding (
  customer_id bigint not null,
  kind text collate "C" not null,
  fields text[],
  phone_ids bigint[],
  constraint check_finding_pkey PRIMARY KEY (kind, customer_id)
);

create table check_run (
  id smallint default 1 not null,
  alive_at timestamp with time zone,
  done smallint default 0 not null,
  again boolean default false not null,
  failed boolean default false not null,
  checked_at timestamp with time zone,
  constraint check_run_id_check CHECK ((id = 1)),
  constraint check_run_pkey PRIMARY KEY (id)
);

create table clash (
  id bigint generated always as identity not null,
  customer_id bigint not null,
  at timestamp with time zone default now() not null,
  asker_id bigint not null,
  about text not null,
  about_kind text not null,
  met_seen boolean not null,
  reason text not null,
  due_on date not null,
  statement text,
  stated_at timestamp with time zone,
  stated_by bigint,
  outcome text,
  ruling text,
  ruled_at timestamp with time zone,
  ruled_by bigint,
  assignment_id bigint,
  former_access text,
  former_until date,
  withdrawn_at timestamp with time zone,
  seen_at timestamp with time zone,
  version integer default 1 not null,
  constraint clash_about_check CHECK (((char_length(about) >= 1) AND (char_length(about) <= 200))),
  constraint clash_about_kind_check CHECK ((about_kind = ANY (ARRAY['name'::text, 'creditCode'::text, 'website'::text, 'phones'::text, 'email'::text]))),
  constraint clash_check CHECK (((statement IS NULL) = (stated_at IS NULL))),
  constraint clash_check1 CHECK ((((outcome IS NULL) = (ruled_at IS NULL)) AND ((outcome IS NULL) = (ruling IS NULL)))),
  constraint clash_check2 CHECK (((outcome IS NULL) OR (withdrawn_at IS NULL))),
  constraint clash_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint clash_former_access_check CHECK ((former_access = ANY (ARRAY['none'::text, 'read'::text, 'write'::text]))),
  constraint clash_outcome_check CHECK ((outcome = ANY (ARRAY['stays'::text, 'goes_over'::text, 'shared'::text, 'another'::text]))),
  constraint clash_pkey PRIMARY KEY (id),
  constraint clash_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 1000))),
  constraint clash_ruling_check CHECK (((char_length(ruling) >= 1) AND (char_length(ruling) <= 1000))),
  constraint clash_statement_check CHECK (((char_length(statement) >= 1) AND (char_length(statement) <= 1000)))
);

create table company_group (
  id bigint generated always as identity not null,
  name text not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  constraint company_group_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
  constraint company_group_name_key UNIQUE (name),
  constraint company_group_pkey PRIMARY KEY (id)
);

create table consent (
  id bigint generated always as identity not null,
  contact_id bigint not null,
  purpose_id bigint not null,
  basis text not null,
  given_on date not null,
  way text,
  proof text,
  file_id bigint,
  noted_at timestamp with time zone default now() not null,
  noted_by bigint,
  withdrawn_on date,
  withdrawn_at timestamp with time zone,
  withdrawn_by bigint,
  constraint consent_basis_check CHECK ((basis = ANY (ARRAY['consent'::text, 'contract'::text, 'duty'::text, 'emergency'::text, 'public_interest'::text, 'published'::text, 'law'::text]))),
  constraint consent_check CHECK (((withdrawn_on IS NULL) = (withdrawn_at IS NULL))),
  constraint consent_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE,
  constraint consent_pkey PRIMARY KEY (id),
  constraint consent_proof_check CHECK (((char_length(proof) >= 1) AND (char_length(proof) <= 500))),
  constraint consent_purpose_id_fkey FOREIGN KEY (purpose_id) REFERENCES privacy_purpose(id),
  constraint consent_way_check CHECK ((way = ANY (ARRAY['spoken'::text, 'written'::text, 'web_form'::text, 'message'::text, 'other'::text])))
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
  custom jsonb default '{}'::jsonb not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  updated_at timestamp with time zone default now() not null,
  updated_by bigint,
  deleted_at timestamp with time zone,
  deleted_by bigint,
  erased_at timestamp with time zone,
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

create table contact_tag (
  contact_id bigint not null,
  customer_id bigint not null,
  tag_id bigint not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  constraint contact_tag_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE,
  constraint contact_tag_pkey PRIMARY KEY (contact_id, tag_id),
  constraint contact_tag_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tag(id)
);

create table custom_field (
  id bigint generated always as identity not null,
  object text not null,
  key text collate "C" not null,
  label text not null,
  kind text not null,
  unit text,
  decimals smallint default 0 not null,
  options jsonb default '[]'::jsonb not null,
  help text,
  position integer default 0 not null,
  active boolean default true not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  constraint custom_field_decimals_check CHECK (((decimals >= 0) AND (decimals <= 6))),
  constraint custom_field_help_check CHECK (((char_length(help) >= 1) AND (char_length(help) <= 200))),
  constraint custom_field_key_check CHECK ((key ~ '^cf_[0-9a-z]{1,20}$'::text)),
  constraint custom_field_key_key UNIQUE (key),
  constraint custom_field_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'long_text'::text, 'number'::text, 'money'::text, 'date'::text, 'single'::text, 'multi'::text, 'boolean'::text, 'link'::text]))),
  constraint custom_field_label_check CHECK (((char_length(label) >= 1) AND (char_length(label) <= 50))),
  constraint custom_field_object_check CHECK ((object = ANY (ARRAY['customer'::text, 'contact'::text]))),
  constraint custom_field_pkey PRIMARY KEY (id),
  constraint custom_field_unit_check CHECK (((char_length(unit) >= 1) AND (char_length(unit) <= 20)))
);

create table customer (
  id bigint generated always as identity not null,
  number text collate "C",
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
  group_id bigint,
  custom jsonb default '{}'::jsonb not null,
  owner_id bigint,
  department_id bigint not null,
  import_id bigint,
  next_follow_up_at timestamp with time zone,
  last_follow_up_at timestamp with time zone,
  no_next_reason text,
  contact_count integer default 0 not null,
  last_contact_ordinal integer default 0 not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  updated_at timestamp with time zone default now() not null,
  updated_by bigint,
  deleted_at timestamp with time zone,
  deleted_by bigint,
  no_next_words text,
  needs_next_step boolean default ((next_follow_up_at IS NULL) AND (no_next_reason IS NULL) AND (stage <> 'lost'::text)) not null,
  review_status text default 'approved'::text not null,
  submitted_at timestamp with time zone,
  approved_at timestamp with time zone,
  merged_into_id bigint,
  name_key text collate "C",
  name_region text collate "C",
  name_sound text collate "C",
  erased_at timestamp with time zone,
  household text,
  source_note text,
  constraint customer_check CHECK ((headcount_min <= headcount_max)),
  constraint customer_check1 CHECK ((revenue_min <= revenue_max)),
  constraint customer_check2 CHECK ((budget_min <= budget_max)),
  constraint customer_check3 CHECK (((number IS NOT NULL) OR (review_status <> 'approved'::text))),
  constraint customer_credit_code_check CHECK ((credit_code ~ '^[0-9A-Z]{18}$'::text)),
  constraint customer_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint customer_group_id_fkey FOREIGN KEY (group_id) REFERENCES company_group(id),
  constraint customer_household_check CHECK (((char_length(household) >= 1) AND (char_length(household) <= 500))),
  constraint customer_industry_id_fkey FOREIGN KEY (industry_id) REFERENCES industry(id),
  constraint customer_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES customer(id),
  constraint customer_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
  constraint customer_no_next_words_check CHECK ((char_length(no_next_words) <= 200)),
  constraint customer_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES user_account(id),
  constraint customer_pkey PRIMARY KEY (id),
  constraint customer_review_status_check CHECK ((review_status = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'returned'::text]))),
  constraint customer_source_note_check CHECK (((char_length(source_note) >= 1) AND (char_length(source_note) <= 500))),
  constraint customer_stage_check CHECK ((stage = ANY (ARRAY['prospect'::text, 'interested'::text, 'deal'::text, 'lost'::text]))),
  constraint customer_type_check CHECK ((type = ANY (ARRAY['company'::text, 'individual'::text])))
) with (fillfactor=80);

create table customer_merge (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  customer_id bigint not null,
  merged jsonb not null,
  was jsonb not null,
  actor_id bigint,
  undone_at timestamp with time zone,
  undone_by bigint,
  constraint customer_merge_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint customer_merge_pkey PRIMARY KEY (id)
);

create table customer_share (
  customer_id bigint not null,
  user_id bigint not null,
  access text not null,
  until date,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  constraint customer_share_access_check CHECK ((access = ANY (ARRAY['read'::text, 'write'::text]))),
  constraint customer_share_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint customer_share_pkey PRIMARY KEY (customer_id, user_id),
  constraint customer_share_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);

create table customer_tag (
  customer_id bigint not null,
  tag_id bigint not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  constraint customer_tag_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint customer_tag_pkey PRIMARY KEY (customer_id, tag_id),
  constraint customer_tag_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tag(id)
);

create table data_check (
  customer_id bigint not null,
  at timestamp with time zone default now() not null,
  actor_id bigint not null,
  via text not null,
  constraint data_check_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint data_check_pkey PRIMARY KEY (customer_id),
  constraint data_check_via_check CHECK ((via = ANY (ARRAY['follow_up'::text, 'mark'::text, 'confirmed'::text])))
);

create table delivery_address (
  id bigint generated always as identity not null,
  customer_id bigint not null,
  recipient text not null,
  phone text,
  region_code text collate "C",
  address text not null,
  is_default boolean default false not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  updated_at timestamp with time zone default now() not null,
  updated_by bigint,
  deleted_at timestamp with time zone,
  deleted_by bigint,
  constraint delivery_address_address_check CHECK (((char_length(address) >= 1) AND (char_length(address) <= 200))),
  constraint delivery_address_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint delivery_address_pkey PRIMARY KEY (id),
  constraint delivery_address_recipient_check CHECK (((char_length(recipient) >= 1) AND (char_length(recipient) <= 100)))
);

create table department (
  id bigint generated always as identity not null,
  parent_id bigint,
  name text not null,
  position integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  version integer default 1 not null,
  reviewer_id bigint,
  constraint department_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES department(id),
  constraint department_parent_id_name_key UNIQUE NULLS NOT DISTINCT (parent_id, name),
  constraint department_pkey PRIMARY KEY (id)
);

create table do_not_contact (
  id bigint generated always as identity not null,
  contact_id bigint not null,
  channels text[] not null,
  since date not null,
  reason text,
  noted_at timestamp with time zone default now() not null,
  noted_by bigint,
  lifted_at timestamp with time zone,
  lifted_by bigint,
  constraint do_not_contact_channels_check CHECK (((channels <@ ARRAY['all'::text, 'phone'::text, 'email'::text, 'wechat'::text, 'marketing'::text]) AND (channels <> '{}'::text[]))),
  constraint do_not_contact_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE,
  constraint do_not_contact_pkey PRIMARY KEY (id),
  constraint do_not_contact_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 500)))
);

create table duplicate_pair (
  low_id bigint not null,
  high_id bigint not null,
  kinds text[] not null,
  strength smallint not null,
  found_at timestamp with time zone default now() not null,
  told_apart_at timestamp with time zone,
  told_apart_by bigint,
  told_apart_kinds text[],
  constraint duplicate_pair_check CHECK ((low_id < high_id)),
  constraint duplicate_pair_high_id_fkey FOREIGN KEY (high_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint duplicate_pair_low_id_fkey FOREIGN KEY (low_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint duplicate_pair_pkey PRIMARY KEY (low_id, high_id)
);

create table duplicate_rule (
  id bigint generated always as identity not null,
  kinds text[] not null,
  effect text not null,
  constraint duplicate_rule_effect_check CHECK ((effect = ANY (ARRAY['block'::text, 'confirm'::text, 'warn'::text]))),
  constraint duplicate_rule_kinds_check CHECK (((cardinality(kinds) >= 1) AND (cardinality(kinds) <= 3))),
  constraint duplicate_rule_pkey PRIMARY KEY (id)
);

create table entry_set (
  business_type text not null,
  field_set_id bigint not null,
  constraint entry_set_field_set_id_fkey FOREIGN KEY (field_set_id) REFERENCES field_set(id),
  constraint entry_set_pkey PRIMARY KEY (business_type)
);

create table erasure (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  request_id bigint,
  actor_id bigint,
  person jsonb not null,
  file_ids bigint[] default '{}'::bigint[] not null,
  kept text[] default '{}'::text[] not null,
  constraint erasure_pkey PRIMARY KEY (id)
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

create table export (
  id bigint generated always as identity not null,
  asked jsonb not null,
  status text default 'waiting'::text not null,
  rows_total integer not null,
  rows_done integer default 0 not null,
  stop_asked boolean default false not null,
  problem jsonb,
  file_name text,
  size bigint,
  content_key uuid,
  rights jsonb,
  created_by bigint not null,
  created_at timestamp with time zone default now() not null,
  finished_at timestamp with time zone,
  constraint export_check CHECK (((status = 'done'::text) = (content_key IS NOT NULL))),
  constraint export_content_key_fkey FOREIGN KEY (content_key) REFERENCES stored_content(key),
  constraint export_content_key_key UNIQUE (content_key),
  constraint export_created_by_fkey FOREIGN KEY (created_by) REFERENCES user_account(id),
  constraint export_pkey PRIMARY KEY (id),
  constraint export_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'making'::text, 'done'::text, 'failed'::text, 'stopped'::text])))
);

create table field_mark (
  id bigint generated always as identity not null,
  customer_id bigint not null,
  contact_id bigint,
  phone_id bigint,
  field text not null,
  how text,
  reason text,
  verified_on date not null,
  at timestamp with time zone default now() not null,
  actor_id bigint not null,
  proof text,
  file_id bigint,
  constraint field_mark_check CHECK (((how IS NULL) <> (reason IS NULL))),
  constraint field_mark_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE,
  constraint field_mark_customer_id_field_contact_id_phone_id_key UNIQUE NULLS NOT DISTINCT (customer_id, field, contact_id, phone_id),
  constraint field_mark_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint field_mark_field_check CHECK (((char_length(field) >= 1) AND (char_length(field) <= 100))),
  constraint field_mark_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id) ON DELETE SET NULL,
  constraint field_mark_how_check CHECK ((how = ANY (ARRAY['phone'::text, 'website'::text, 'licence'::text, 'visit'::text, 'email'::text, 'other'::text]))),
  constraint field_mark_phone_id_fkey FOREIGN KEY (phone_id) REFERENCES contact_phone(id) ON DELETE CASCADE,
  constraint field_mark_pkey PRIMARY KEY (id),
  constraint field_mark_proof_check CHECK (((char_length(proof) >= 1) AND (char_length(proof) <= 500))),
  constraint field_mark_reason_check CHECK ((reason = ANY (ARRAY['dead_number'::text, 'out_of_service'::text, 'wrong_number'::text, 'bounced'::text, 'left'::text, 'other'::text])))
);

create table field_set (
  id bigint generated always as identity not null,
  use text not null,
  name text not null,
  purpose text default ''::text not null,
  fields jsonb default '[]'::jsonb not null,
  position integer default 0 not null,
  active boolean default true not null,
  version integer default 1 not null,
  constraint field_set_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 50))),
  constraint field_set_pkey PRIMARY KEY (id),
  constraint field_set_purpose_check CHECK ((char_length(purpose) <= 200)),
  constraint field_set_use_check CHECK ((use = ANY (ARRAY['purpose'::text, 'entry'::text])))
);

create table file (
  id bigint generated always as identity not null,
  customer_id bigint not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 bytea not null,
  content_key uuid not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  deleted_at timestamp with time zone,
  deleted_by bigint,
  constraint file_content_key_fkey FOREIGN KEY (content_key) REFERENCES stored_content(key),
  constraint file_content_key_key UNIQUE (content_key),
  constraint file_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint file_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
  constraint file_pkey PRIMARY KEY (id),
  constraint file_sha256_check CHECK ((octet_length(sha256) = 32)),
  constraint file_size_check CHECK ((size >= 0))
);

create table follow_up (
  id bigint generated always as identity not null,
  customer_id bigint not null,
  contact_id bigint,
  at timestamp with time zone not null,
  method text not null,
  content text not null,
  feedback text,
  feedback_detail text,
  refusal_reason text,
  request_key uuid,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  updated_at timestamp with time zone default now() not null,
  updated_by bigint,
  deleted_at timestamp with time zone,
  deleted_by bigint,
  import_id bigint,
  constraint follow_up_check CHECK (((refusal_reason IS NULL) OR (feedback = 'refused'::text))),
  constraint follow_up_content_check CHECK (((char_length(content) >= 1) AND (char_length(content) <= 5000))),
  constraint follow_up_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint follow_up_feedback_check CHECK ((feedback = ANY (ARRAY['clear_need'::text, 'to_confirm'::text, 'refused'::text]))),
  constraint follow_up_feedback_detail_check CHECK ((char_length(feedback_detail) <= 1000)),
  constraint follow_up_method_check CHECK ((method = ANY (ARRAY['phone'::text, 'visit'::text, 'email'::text, 'online_meeting'::text, 'wechat'::text, 'other'::text]))),
  constraint follow_up_pkey PRIMARY KEY (id)
) with (parallel_workers=0);

create table follow_up_plan (
  id bigint generated always as identity not null,
  customer_id bigint not null,
  contact_id bigint,
  owner_id bigint not null,
  due_at timestamp with time zone not null,
  has_time boolean default false not null,
  method text,
  goal text,
  status text default 'open'::text not null,
  made_by_follow_up_id bigint,
  done_by_follow_up_id bigint,
  cancel_reason text,
  cancel_words text,
  closed_at timestamp with time zone,
  closed_by bigint,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  constraint follow_up_plan_cancel_words_check CHECK ((char_length(cancel_words) <= 200)),
  constraint follow_up_plan_check CHECK (((status = 'open'::text) = (closed_at IS NULL))),
  constraint follow_up_plan_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint follow_up_plan_goal_check CHECK (((char_length(goal) >= 1) AND (char_length(goal) <= 200))),
  constraint follow_up_plan_method_check CHECK ((method = ANY (ARRAY['phone'::text, 'visit'::text, 'email'::text, 'online_meeting'::text, 'wechat'::text, 'other'::text]))),
  constraint follow_up_plan_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES user_account(id),
  constraint follow_up_plan_pkey PRIMARY KEY (id),
  constraint follow_up_plan_status_check CHECK ((status = ANY (ARRAY['open'::text, 'done'::text, 'cancelled'::text])))
);

create table hand_over (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  from_id bigint not null,
  rule jsonb not null,
  customers integer not null,
  plans integer not null,
  shares integer not null,
  deactivated boolean not null,
  note text,
  actor_id bigint,
  constraint hand_over_from_id_fkey FOREIGN KEY (from_id) REFERENCES user_account(id),
  constraint hand_over_note_check CHECK ((char_length(note) <= 1000)),
  constraint hand_over_pkey PRIMARY KEY (id)
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
  checked_custom jsonb default '{}'::jsonb not null,
  undone jsonb,
  stop_asked boolean default false not null,
  every_row boolean default false not null,
  known_decision text default 'skip'::text not null,
  rows_known integer default 0 not null,
  rows_joined integer default 0 not null,
  rows_updated integer default 0 not null,
  ran_at timestamp with time zone,
  as_drafts boolean default false not null,
  constraint import_created_by_fkey FOREIGN KEY (created_by) REFERENCES user_account(id),
  constraint import_known_decision_check CHECK ((known_decision = ANY (ARRAY['skip'::text, 'fill'::text, 'overwrite'::text, 'new'::text]))),
  constraint import_pkey PRIMARY KEY (id),
  constraint import_status_check CHECK ((status = ANY (ARRAY['reading'::text, 'mapping'::text, 'checking'::text, 'ready'::text, 'running'::text, 'done'::text, 'undoing'::text, 'failed'::text])))
);

create table import_correction (
  import_id bigint not null,
  sheet integer not null,
  column integer not null,
  target text not null,
  value text not null,
  replacement text not null,
  constraint import_correction_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE,
  constraint import_correction_pkey PRIMARY KEY (import_id, sheet, "column", target, value),
  constraint import_correction_value_check CHECK ((length(value) <= 500))
);

create table import_mapping (
  user_id bigint not null,
  heads bytea not null,
  mapping jsonb not null,
  used_at timestamp with time zone default now() not null,
  constraint import_mapping_heads_check CHECK ((length(heads) = 32)),
  constraint import_mapping_pkey PRIMARY KEY (user_id, heads),
  constraint import_mapping_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id)
);

create table import_row (
  import_id bigint not null,
  sheet integer not null,
  row_number integer not null,
  cells jsonb not null,
  parsed jsonb,
  problems jsonb,
  customer_id bigint,
  known_id bigint,
  known_by text,
  known_editable boolean default false not null,
  decision text,
  joins integer,
  mends jsonb,
  known_effect text,
  constraint import_row_decision_check CHECK ((decision = ANY (ARRAY['skip'::text, 'fill'::text, 'overwrite'::text, 'new'::text]))),
  constraint import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE,
  constraint import_row_known_effect_check CHECK ((known_effect = ANY (ARRAY['block'::text, 'confirm'::text, 'warn'::text]))),
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

create table list_view (
  id bigint generated always as identity not null,
  owner_id bigint not null,
  name text not null,
  shared_with text not null,
  settings jsonb not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  deleted_at timestamp with time zone,
  constraint list_view_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 40))),
  constraint list_view_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES user_account(id),
  constraint list_view_pkey PRIMARY KEY (id),
  constraint list_view_shared_with_check CHECK ((shared_with = ANY (ARRAY['nobody'::text, 'department'::text, 'everybody'::text])))
);

create table list_view_pin (
  user_id bigint not null,
  view_key text not null,
  position integer not null,
  constraint list_view_pin_pkey PRIMARY KEY (user_id, view_key),
  constraint list_view_pin_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id),
  constraint list_view_pin_view_key_check CHECK ((view_key ~ '^(preset:[a-z]{1,20}|[1-9][0-9]{0,14})$'::text))
);

create table merge_entry (
  merge_id bigint not null,
  record text not null,
  record_id bigint not null,
  from_id bigint not null,
  was jsonb default '{}'::jsonb not null,
  constraint merge_entry_merge_id_fkey FOREIGN KEY (merge_id) REFERENCES customer_merge(id) ON DELETE CASCADE,
  constraint merge_entry_pkey PRIMARY KEY (merge_id, record, record_id),
  constraint merge_entry_record_check CHECK ((record = ANY (ARRAY['contact'::text, 'follow_up'::text, 'follow_up_plan'::text, 'file'::text, 'billing_profile'::text, 'delivery_address'::text, 'tip'::text, 'registration'::text, 'clash'::text, 'field_mark'::text])))
);

create table merged_customer (
  merged_id bigint not null,
  number text collate "C",
  customer_id bigint not null,
  constraint merged_customer_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint merged_customer_pkey PRIMARY KEY (merged_id)
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
  two_factor_for text default 'nobody'::text not null,
  password_minimum integer default 10 not null,
  password_days integer,
  password_history integer default 3 not null,
  reveal_reason_required boolean default false not null,
  reveal_daily_limit integer default 50 not null,
  label_pattern text default '{industry}-{tag:需求特征}-{relationStatus}'::text not null,
  silent_after_days integer default 180 not null,
  review_entries boolean default false not null,
  duplicate_rules_version integer default 1 not null,
  check_monthly boolean default false not null,
  check_stages text[] default '{interested,deal}'::text[] not null,
  spot_check_size integer default 20 not null,
  spot_check_days integer default 7 not null,
  privacy_days integer default 15 not null,
  default_purpose_id bigint,
  default_basis text default 'contract'::text not null,
  registration_days integer default 90 not null,
  registration_extra_days integer default 30 not null,
  registration_limit integer default 50 not null,
  household_purpose_id bigint,
  household_on boolean default false not null,
  constraint organisation_check CHECK (((household_purpose_id IS NOT NULL) OR (NOT household_on))),
  constraint organisation_check_stages_check CHECK ((check_stages <@ '{prospect,interested,deal}'::text[])),
  constraint organisation_default_basis_check CHECK ((default_basis = ANY (ARRAY['consent'::text, 'contract'::text, 'duty'::text, 'emergency'::text, 'public_interest'::text, 'published'::text, 'law'::text]))),
  constraint organisation_default_purpose_id_fkey FOREIGN KEY (default_purpose_id) REFERENCES privacy_purpose(id),
  constraint organisation_household_purpose_id_fkey FOREIGN KEY (household_purpose_id) REFERENCES privacy_purpose(id),
  constraint organisation_id_check CHECK ((id = 1)),
  constraint organisation_label_pattern_check CHECK (((char_length(label_pattern) >= 1) AND (char_length(label_pattern) <= 200))),
  constraint organisation_password_days_check CHECK (((password_days >= 1) AND (password_days <= 3650))),
  constraint organisation_password_history_check CHECK (((password_history >= 0) AND (password_history <= 24))),
  constraint organisation_password_minimum_check CHECK (((password_minimum >= 8) AND (password_minimum <= 64))),
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_privacy_days_check CHECK (((privacy_days >= 1) AND (privacy_days <= 90))),
  constraint organisation_registration_days_check CHECK (((registration_days >= 1) AND (registration_days <= 730))),
  constraint organisation_registration_extra_days_check CHECK (((registration_extra_days >= 1) AND (registration_extra_days <= 365))),
  constraint organisation_registration_limit_check CHECK (((registration_limit >= 0) AND (registration_limit <= 10000))),
  constraint organisation_reveal_daily_limit_check CHECK (((reveal_daily_limit >= 0) AND (reveal_daily_limit <= 10000))),
  constraint organisation_session_idle_minutes_check CHECK (((session_idle_minutes >= 5) AND (session_idle_minutes <= 43200))),
  constraint organisation_silent_after_days_check CHECK (((silent_after_days >= 1) AND (silent_after_days <= 3650))),
  constraint organisation_spot_check_days_check CHECK (((spot_check_days >= 1) AND (spot_check_days <= 90))),
  constraint organisation_spot_check_size_check CHECK (((spot_check_size >= 1) AND (spot_check_size <= 200))),
  constraint organisation_two_factor_for_check CHECK ((two_factor_for = ANY (ARRAY['nobody'::text, 'administrators'::text, 'everybody'::text])))
);

create table password_history (
  id bigint generated always as identity not null,
  user_id bigint not null,
  password_hash text not null,
  replaced_at timestamp with time zone default now() not null,
  constraint password_history_pkey PRIMARY KEY (id),
  constraint password_history_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);

create table privacy_purpose (
  id bigint generated always as identity not null,
  name text not null,
  is_marketing boolean default false not null,
  position integer default 0 not null,
  active boolean default true not null,
  constraint privacy_purpose_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 50))),
  constraint privacy_purpose_name_key UNIQUE (name),
  constraint privacy_purpose_pkey PRIMARY KEY (id)
);

create table privacy_request (
  id bigint generated always as identity not null,
  kind text not null,
  contact_id bigint,
  customer_id bigint not null,
  received_on date not null,
  channel text not null,
  identity text not null,
  owner_id bigint not null,
  due_on date not null,
  outcome text,
  ground text,
  words text,
  change_ids bigint[] default '{}'::bigint[] not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  closed_at timestamp with time zone,
  closed_by bigint,
  constraint privacy_request_channel_check CHECK ((channel = ANY (ARRAY['phone'::text, 'email'::text, 'wechat'::text, 'letter'::text, 'visit'::text, 'other'::text]))),
  constraint privacy_request_check CHECK (((outcome IS NULL) = (closed_at IS NULL))),
  constraint privacy_request_check1 CHECK (((outcome = 'refused'::text) = (ground IS NOT NULL))),
  constraint privacy_request_identity_check CHECK (((char_length(identity) >= 1) AND (char_length(identity) <= 500))),
  constraint privacy_request_kind_check CHECK ((kind = ANY (ARRAY['copy'::text, 'correct'::text, 'erase'::text, 'withdraw'::text]))),
  constraint privacy_request_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint privacy_request_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES user_account(id),
  constraint privacy_request_pkey PRIMARY KEY (id),
  constraint privacy_request_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 1000)))
);

create table recovery_code (
  user_id bigint not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (user_id, code_hash),
  constraint recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES two_factor(user_id) ON DELETE CASCADE
);

create table registration (
  id bigint generated always as identity not null,
  customer_id bigint not null,
  at timestamp with time zone default now() not null,
  by_id bigint not null,
  owner_id bigint not null,
  until date not null,
  extended_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by bigint,
  constraint registration_check CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint registration_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint registration_pkey PRIMARY KEY (id)
);

create table retention_hold (
  customer_id bigint not null,
  reason text not null,
  at timestamp with time zone default now() not null,
  actor_id bigint,
  id bigint generated always as identity not null,
  until date,
  constraint retention_hold_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint retention_hold_id_key UNIQUE (id),
  constraint retention_hold_pkey PRIMARY KEY (customer_id),
  constraint retention_hold_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 200)))
);

create table retention_rule (
  kind text not null,
  months integer not null,
  step text not null,
  is_on boolean default false not null,
  constraint retention_rule_check CHECK (((kind <> 'left'::text) OR (step = 'erase'::text))),
  constraint retention_rule_kind_check CHECK ((kind = ANY (ARRAY['prospects'::text, 'lost'::text, 'left'::text]))),
  constraint retention_rule_months_check CHECK (((months >= 1) AND (months <= 240))),
  constraint retention_rule_pkey PRIMARY KEY (kind),
  constraint retention_rule_step_check CHECK ((step = ANY (ARRAY['trash'::text, 'erase'::text])))
);

create table retention_run (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  kind text not null,
  step text not null,
  months integer not null,
  reached integer not null,
  failed integer not null,
  constraint retention_run_pkey PRIMARY KEY (id)
);

create table reveal (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  user_id bigint not null,
  customer_id bigint not null,
  contact_id bigint,
  fields text[] not null,
  reason text,
  constraint reveal_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint reveal_pkey PRIMARY KEY (id),
  constraint reveal_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id)
);

create table review_step (
  id bigint generated always as identity not null,
  customer_id bigint not null,
  at timestamp with time zone default now() not null,
  actor_id bigint not null,
  step text not null,
  reasons jsonb default '{}'::jsonb not null,
  note text,
  constraint review_step_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint review_step_note_check CHECK (((char_length(note) >= 1) AND (char_length(note) <= 1000))),
  constraint review_step_pkey PRIMARY KEY (id),
  constraint review_step_step_check CHECK ((step = ANY (ARRAY['submitted'::text, 'withdrawn'::text, 'returned'::text, 'approved'::text])))
);

create table role (
  id bigint generated always as identity not null,
  key text,
  name text not null,
  description text default ''::text not null,
  position integer default 0 not null,
  version integer default 1 not null,
  constraint role_key_key UNIQUE (key),
  constraint role_name_key UNIQUE (name),
  constraint role_pkey PRIMARY KEY (id)
);

create table role_field (
  role_id bigint not null,
  field text collate "C" not null,
  level text not null,
  constraint role_field_level_check CHECK ((level = ANY (ARRAY['hidden'::text, 'masked'::text, 'read'::text, 'edit'::text]))),
  constraint role_field_pkey PRIMARY KEY (role_id, field),
  constraint role_field_role_id_fkey FOREIGN KEY (role_id) REFERENCES role(id) ON DELETE CASCADE
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
  id bigint generated always as identity not null,
  constraint session_id_key UNIQUE (id),
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

create table spot_check (
  id bigint generated always as identity not null,
  department_id bigint not null,
  quarter date not null,
  seed text not null,
  drawn_at timestamp with time zone default now() not null,
  drawn_by bigint not null,
  constraint spot_check_pkey PRIMARY KEY (id)
);

create table spot_check_item (
  id bigint generated always as identity not null,
  spot_check_id bigint not null,
  customer_id bigint not null,
  version integer default 1 not null,
  verdict text,
  fields text[] default '{}'::text[] not null,
  note text,
  judged_at timestamp with time zone,
  judged_by bigint,
  due_on date,
  open_fields text[] default '{}'::text[] not null,
  closed_at timestamp with time zone,
  closed_by bigint,
  unchanged_fields text[] default '{}'::text[] not null,
  reopenings jsonb default '[]'::jsonb not null,
  unchanged_by bigint,
  constraint spot_check_item_check CHECK (((verdict IS NULL) = (judged_at IS NULL))),
  constraint spot_check_item_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint spot_check_item_id_key UNIQUE (id),
  constraint spot_check_item_note_check CHECK (((char_length(note) >= 1) AND (char_length(note) <= 500))),
  constraint spot_check_item_pkey PRIMARY KEY (spot_check_id, customer_id),
  constraint spot_check_item_spot_check_id_fkey FOREIGN KEY (spot_check_id) REFERENCES spot_check(id) ON DELETE CASCADE,
  constraint spot_check_item_verdict_check CHECK ((verdict = ANY (ARRAY['accurate'::text, 'wrong'::text, 'missing'::text])))
);

create table stage_change (
  id bigint generated always as identity not null,
  customer_id bigint not null,
  version integer not null,
  at timestamp with time zone default now() not null,
  from_stage text,
  to_stage text not null,
  cause text not null,
  reason text,
  note text,
  actor_id bigint,
  constraint stage_change_cause_check CHECK ((cause = ANY (ARRAY['entry'::text, 'import'::text, 'manual'::text, 'undo'::text, 'merge'::text]))),
  constraint stage_change_check CHECK (((reason IS NULL) OR (to_stage = 'lost'::text))),
  constraint stage_change_customer_id_version_key UNIQUE (customer_id, version),
  constraint stage_change_from_stage_check CHECK ((from_stage = ANY (ARRAY['prospect'::text, 'interested'::text, 'deal'::text, 'lost'::text]))),
  constraint stage_change_note_check CHECK ((char_length(note) <= 1000)),
  constraint stage_change_pkey PRIMARY KEY (id),
  constraint stage_change_reason_check CHECK ((reason = ANY (ARRAY['price'::text, 'quality'::text, 'lead_time'::text, 'response'::text, 'competitor'::text, 'no_need'::text, 'closed_down'::text, 'contact_left'::text, 'other'::text]))),
  constraint stage_change_to_stage_check CHECK ((to_stage = ANY (ARRAY['prospect'::text, 'interested'::text, 'deal'::text, 'lost'::text])))
);

create table stored_content (
  key uuid not null,
  created_at timestamp with time zone default now() not null,
  constraint stored_content_pkey PRIMARY KEY (key)
);

create table tag (
  id bigint generated always as identity not null,
  group_id bigint not null,
  name text not null,
  position integer default 0 not null,
  active boolean default true not null,
  constraint tag_group_id_fkey FOREIGN KEY (group_id) REFERENCES tag_group(id),
  constraint tag_group_id_name_key UNIQUE (group_id, name),
  constraint tag_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 50))),
  constraint tag_pkey PRIMARY KEY (id)
);

create table tag_group (
  id bigint generated always as identity not null,
  name text not null,
  colour text not null,
  meaning text default ''::text not null,
  exclusive boolean default false not null,
  applies_to text default 'customer'::text not null,
  position integer default 0 not null,
  active boolean default true not null,
  constraint tag_group_applies_to_check CHECK ((applies_to = ANY (ARRAY['customer'::text, 'contact'::text, 'both'::text]))),
  constraint tag_group_colour_check CHECK ((colour = ANY (ARRAY['blue'::text, 'teal'::text, 'green'::text, 'olive'::text, 'amber'::text, 'red'::text, 'purple'::text, 'grey'::text]))),
  constraint tag_group_meaning_check CHECK ((char_length(meaning) <= 500)),
  constraint tag_group_name_check CHECK ((((char_length(name) >= 1) AND (char_length(name) <= 50)) AND (name !~ '[{}]'::text))),
  constraint tag_group_name_key UNIQUE (name),
  constraint tag_group_pkey PRIMARY KEY (id)
);

create table tip (
  id bigint generated always as identity not null,
  customer_id bigint not null,
  at timestamp with time zone default now() not null,
  sender_id bigint not null,
  about text not null,
  words text not null,
  due_on date not null,
  answer text,
  answer_words text,
  answered_at timestamp with time zone,
  answered_by bigint,
  constraint tip_about_check CHECK (((char_length(about) >= 1) AND (char_length(about) <= 200))),
  constraint tip_answer_check CHECK ((answer = ANY (ARRAY['useful'::text, 'not_useful'::text, 'done'::text]))),
  constraint tip_answer_words_check CHECK (((char_length(answer_words) >= 1) AND (char_length(answer_words) <= 500))),
  constraint tip_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint tip_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE,
  constraint tip_pkey PRIMARY KEY (id),
  constraint tip_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 1000)))
);

create table two_factor (
  user_id bigint not null,
  secret bytea not null,
  confirmed_at timestamp with time zone,
  last_step bigint default 0 not null,
  created_at timestamp with time zone default now() not null,
  constraint two_factor_pkey PRIMARY KEY (user_id),
  constraint two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
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
  password_changed_at timestamp with time zone default now() not null,
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

CREATE INDEX access_log_action ON public.access_log USING btree (action, id DESC);

CREATE INDEX access_log_actor ON public.access_log USING btree (actor_id, id DESC);

CREATE INDEX access_log_at ON public.access_log USING btree (at);

CREATE INDEX access_log_sealed_seal ON public.access_log_sealed USING btree (seal_id, entry_id);

CREATE INDEX api_token_user ON public.api_token USING btree (user_id);

CREATE INDEX assigned_customer_customer ON public.assigned_customer USING btree (customer_id);

CREATE INDEX billing_profile_customer ON public.billing_profile USING btree (customer_id);

CREATE UNIQUE INDEX billing_profile_default ON public.billing_profile USING btree (customer_id) WHERE (is_default AND (deleted_at IS NULL));

CREATE INDEX change_log_customer ON public.change_log USING btree (customer_id, id DESC);

CREATE INDEX change_log_customer_at ON public.change_log USING btree (customer_id, at DESC, id DESC);

CREATE INDEX change_log_household ON public.change_log USING btree (customer_id) WHERE (changes ? 'household'::text);

CREATE INDEX change_log_record ON public.change_log USING btree (record, record_id, version);

CREATE INDEX check_figure_department ON public.check_figure USING btree (department_id, day);

CREATE INDEX clash_asker ON public.clash USING btree (asker_id, id DESC);

CREATE INDEX clash_customer ON public.clash USING btree (customer_id);

CREATE INDEX clash_open ON public.clash USING btree (customer_id) WHERE ((outcome IS NULL) AND (withdrawn_at IS NULL));

CREATE INDEX consent_contact ON public.consent USING btree (contact_id, id);

CREATE UNIQUE INDEX consent_standing ON public.consent USING btree (contact_id, purpose_id) WHERE (withdrawn_on IS NULL);

CREATE INDEX contact_custom ON public.contact USING gin (custom jsonb_path_ops) WHERE (custom <> '{}'::jsonb);

CREATE INDEX contact_email ON public.contact USING btree (lower(email)) WHERE (email IS NOT NULL);

CREATE INDEX contact_mail_domain ON public.contact USING btree (mail_domain(email)) WHERE (email IS NOT NULL);

CREATE INDEX contact_name_bigrams ON public.contact USING gin (bigrams(name_norm));

CREATE INDEX contact_name_initials ON public.contact USING btree (name_initials);

CREATE INDEX contact_name_norm ON public.contact USING btree (name_norm);

CREATE INDEX contact_name_pinyin ON public.contact USING btree (name_pinyin);

CREATE UNIQUE INDEX contact_primary ON public.contact USING btree (customer_id) WHERE (is_primary AND (deleted_at IS NULL));

CREATE INDEX contact_reports_to ON public.contact USING btree (reports_to_id) WHERE (reports_to_id IS NOT NULL);

CREATE INDEX contact_phone_customer ON public.contact_phone USING btree (customer_id);

CREATE INDEX contact_phone_e164 ON public.contact_phone USING btree (e164);

CREATE INDEX contact_phone_end ON public.contact_phone USING btree ("right"(e164, 4) COLLATE "C");

CREATE INDEX contact_tag_customer ON public.contact_tag USING btree (customer_id);

CREATE INDEX contact_tag_tag ON public.contact_tag USING btree (tag_id);

CREATE UNIQUE INDEX custom_field_label ON public.custom_field USING btree (object, lower(label));

CREATE INDEX customer_created ON public.customer USING btree (created_at DESC, id DESC) WHERE (deleted_at IS NULL);

CREATE INDEX customer_credit_code ON public.customer USING btree (credit_code) WHERE (credit_code IS NOT NULL);

CREATE INDEX customer_custom ON public.customer USING gin (custom jsonb_path_ops) WHERE (custom <> '{}'::jsonb);

CREATE INDEX customer_department ON public.customer USING btree (department_id, created_at DESC, id DESC) INCLUDE (stage, industry_id, region_code, last_follow_up_at, next_follow_up_at, owner_id) WHERE (deleted_at IS NULL);

CREATE INDEX customer_group ON public.customer USING btree (group_id) WHERE (group_id IS NOT NULL);

CREATE INDEX customer_household ON public.customer USING btree (id) WHERE (household IS NOT NULL);

CREATE INDEX customer_import ON public.customer USING btree (import_id) WHERE (import_id IS NOT NULL);

CREATE INDEX customer_industry ON public.customer USING btree (industry_id, created_at DESC, id DESC) INCLUDE (stage) WHERE (deleted_at IS NULL);

CREATE INDEX customer_initials_prefix ON public.customer USING btree (name_initials);

CREATE INDEX customer_merged_into ON public.customer USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);

CREATE INDEX customer_name ON public.customer USING btree (name_pinyin, id) WHERE (deleted_at IS NULL);

CREATE INDEX customer_name_key ON public.customer USING btree (name_key) WHERE (deleted_at IS NULL);

CREATE INDEX customer_name_norm ON public.customer USING btree (name_norm);

CREATE INDEX customer_name_sound ON public.customer USING btree (name_sound) WHERE (deleted_at IS NULL);

CREATE INDEX customer_needs_next_step ON public.customer USING btree (created_at DESC, id DESC) WHERE (needs_next_step AND (deleted_at IS NULL));

CREATE INDEX customer_needs_next_step_in ON public.customer USING btree (department_id, created_at DESC, id DESC) WHERE (needs_next_step AND (deleted_at IS NULL));

CREATE INDEX customer_needs_next_step_of ON public.customer USING btree (owner_id, created_at DESC, id DESC) WHERE (needs_next_step AND (deleted_at IS NULL));

CREATE INDEX customer_next ON public.customer USING btree (next_follow_up_at, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (next_follow_up_at IS NOT NULL));

CREATE INDEX customer_next_in ON public.customer USING btree (department_id, next_follow_up_at, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (next_follow_up_at IS NOT NULL));

CREATE INDEX customer_next_of ON public.customer USING btree (owner_id, next_follow_up_at, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (next_follow_up_at IS NOT NULL));

CREATE UNIQUE INDEX customer_number ON public.customer USING btree (number);

CREATE INDEX customer_owner ON public.customer USING btree (owner_id, created_at DESC, id DESC) INCLUDE (stage, industry_id, region_code, last_follow_up_at, next_follow_up_at) WHERE (deleted_at IS NULL);

CREATE INDEX customer_region ON public.customer USING btree (region_code, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

CREATE INDEX customer_review ON public.customer USING btree (review_status, submitted_at, id) WHERE ((review_status <> 'approved'::text) AND (deleted_at IS NULL));

CREATE INDEX customer_search ON public.customer USING gin (bigrams(name_norm), name_initials gin_trgm_ops, name_pinyin gin_trgm_ops);

CREATE INDEX customer_stage ON public.customer USING btree (stage, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

CREATE INDEX customer_trash ON public.customer USING btree (deleted_at DESC, id DESC) WHERE (deleted_at IS NOT NULL);

CREATE INDEX customer_unkeyed ON public.customer USING btree (id) WHERE ((name_key IS NULL) AND (name_norm <> ''::text));

CREATE INDEX customer_web_domain ON public.customer USING btree (web_domain(website)) WHERE ((website IS NOT NULL) AND (deleted_at IS NULL));

CREATE INDEX customer_merge_customer ON public.customer_merge USING btree (customer_id, id DESC);

CREATE INDEX customer_share_user ON public.customer_share USING btree (user_id);

CREATE INDEX customer_tag_tag ON public.customer_tag USING btree (tag_id, customer_id);

CREATE INDEX data_check_at ON public.data_check USING btree (at, customer_id);

CREATE INDEX delivery_address_customer ON public.delivery_address USING btree (customer_id);

CREATE UNIQUE INDEX delivery_address_default ON public.delivery_address USING btree (customer_id) WHERE (is_default AND (deleted_at IS NULL));

CREATE INDEX do_not_contact_contact ON public.do_not_contact USING btree (contact_id, id);

CREATE UNIQUE INDEX do_not_contact_standing ON public.do_not_contact USING btree (contact_id) WHERE (lifted_at IS NULL);

CREATE INDEX duplicate_pair_high ON public.duplicate_pair USING btree (high_id);

CREATE INDEX duplicate_pair_open ON public.duplicate_pair USING btree (strength DESC, low_id, high_id) WHERE (told_apart_at IS NULL);

CREATE UNIQUE INDEX duplicate_rule_kinds ON public.duplicate_rule USING btree (kinds);

CREATE INDEX event_customer_at ON public.event USING btree (customer_id, at DESC, id DESC) WHERE (customer_id IS NOT NULL);

CREATE INDEX export_own ON public.export USING btree (created_by, id DESC);

CREATE INDEX field_mark_contact ON public.field_mark USING btree (contact_id) WHERE (contact_id IS NOT NULL);

CREATE INDEX field_mark_file ON public.field_mark USING btree (file_id) WHERE (file_id IS NOT NULL);

CREATE INDEX field_mark_invalid ON public.field_mark USING btree (customer_id) WHERE (reason IS NOT NULL);

CREATE INDEX field_mark_phone ON public.field_mark USING btree (phone_id) WHERE (phone_id IS NOT NULL);

CREATE UNIQUE INDEX field_set_name ON public.field_set USING btree (lower(name));

CREATE INDEX file_customer ON public.file USING btree (customer_id, id DESC);

CREATE INDEX file_deleted ON public.file USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX follow_up_customer ON public.follow_up USING btree (customer_id, at DESC, id DESC);

CREATE INDEX follow_up_import ON public.follow_up USING btree (import_id) WHERE (import_id IS NOT NULL);

CREATE UNIQUE INDEX follow_up_request ON public.follow_up USING btree (customer_id, created_by, request_key) WHERE (request_key IS NOT NULL);

CREATE INDEX follow_up_text ON public.follow_up USING gin (bigrams(lower(content))) WHERE (deleted_at IS NULL);

CREATE INDEX follow_up_plan_closed ON public.follow_up_plan USING btree (customer_id, closed_at DESC, id DESC) WHERE (status = 'cancelled'::text);

CREATE INDEX follow_up_plan_customer ON public.follow_up_plan USING btree (customer_id, status, due_at);

CREATE INDEX follow_up_plan_done_by ON public.follow_up_plan USING btree (done_by_follow_up_id) WHERE (done_by_follow_up_id IS NOT NULL);

CREATE INDEX follow_up_plan_due ON public.follow_up_plan USING btree (due_at, id) WHERE (status = 'open'::text);

CREATE INDEX follow_up_plan_owner ON public.follow_up_plan USING btree (owner_id, due_at, id) WHERE (status = 'open'::text);

CREATE INDEX hand_over_from ON public.hand_over USING btree (from_id, id DESC);

CREATE INDEX import_user ON public.import USING btree (created_by, id DESC);

CREATE INDEX invitation_user ON public.invitation USING btree (user_id);

CREATE UNIQUE INDEX list_view_name ON public.list_view USING btree (owner_id, lower(name)) WHERE (deleted_at IS NULL);

CREATE INDEX merge_entry_record ON public.merge_entry USING btree (record, record_id);

CREATE INDEX merge_entry_united ON public.merge_entry USING btree ((((was ->> 'unitedWith'::text))::bigint)) WHERE (record = 'contact'::text);

CREATE INDEX merged_customer_customer ON public.merged_customer USING btree (customer_id);

CREATE INDEX merged_customer_number ON public.merged_customer USING btree (number);

CREATE INDEX password_history_user ON public.password_history USING btree (user_id, id DESC);

CREATE INDEX privacy_request_customer ON public.privacy_request USING btree (customer_id);

CREATE INDEX privacy_request_open ON public.privacy_request USING btree (due_on, id) WHERE (outcome IS NULL);

CREATE INDEX registration_customer ON public.registration USING btree (customer_id, until);

CREATE INDEX registration_until ON public.registration USING btree (until, id) WHERE (ended_at IS NULL);

CREATE INDEX reveal_customer ON public.reveal USING btree (customer_id);

CREATE INDEX reveal_user ON public.reveal USING btree (user_id, at);

CREATE INDEX review_step_customer ON public.review_step USING btree (customer_id, id DESC);

CREATE INDEX session_of_user ON public.session USING btree (user_id);

CREATE INDEX spot_check_quarter ON public.spot_check USING btree (quarter);

CREATE INDEX spot_check_item_customer ON public.spot_check_item USING btree (customer_id);

CREATE INDEX spot_check_item_open ON public.spot_check_item USING btree (customer_id) WHERE ((due_on IS NOT NULL) AND (closed_at IS NULL));

CREATE INDEX stage_change_at ON public.stage_change USING btree (at, to_stage);

CREATE INDEX tip_customer ON public.tip USING btree (customer_id);

CREATE INDEX tip_open ON public.tip USING btree (customer_id) WHERE (answer IS NULL);

CREATE INDEX tip_sender ON public.tip USING btree (sender_id, id DESC);

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
  chars text[] := string_to_array(value, null);
  pairs text[] := '{}';
begin
  for i in 1 .. cardinality(chars) - 1 loop
    pairs[i] := chars[i] || chars[i + 1];
  end loop;
  return pairs;
end $function$
;

CREATE OR REPLACE FUNCTION public.changed_custom(object text, old_values jsonb, new_values jsonb)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
RETURN (SELECT COALESCE(array_agg(((changed_custom.object || '.custom.'::text) || key.key)), '{}'::text[]) AS "coalesce" FROM jsonb_object_keys((changed_custom.old_values || changed_custom.new_values)) key(key) WHERE ((changed_custom.old_values -> key.key) IS DISTINCT FROM (changed_custom.new_values -> key.key)))
;

CREATE OR REPLACE FUNCTION public.clear_household()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.household := null;
  return new;
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

CREATE OR REPLACE FUNCTION public.custom_changes(before jsonb, after jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN (SELECT COALESCE(jsonb_object_agg(('custom.'::text || key.key), jsonb_build_array((custom_changes.before -> key.key), (custom_changes.after -> key.key))), '{}'::jsonb) AS "coalesce" FROM jsonb_object_keys((custom_changes.before || custom_changes.after)) key(key) WHERE ((custom_changes.before -> key.key) IS DISTINCT FROM (custom_changes.after -> key.key)))
;

CREATE OR REPLACE FUNCTION public.end_marks_of_contact()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  changed text[] := array_remove(array[
    case when new.name is distinct from old.name then 'contact.name' end,
    case when new.job_title is distinct from old.job_title then 'contact.jobTitle' end,
    case when new.email is distinct from old.email then 'contact.email' end,
    case when new.wechat is distinct from old.wechat then 'contact.wechat' end,
    case when new.relation is distinct from old.relation then 'contact.relation' end,
    case when new.preferred_channels is distinct from old.preferred_channels then 'contact.preferredChannels' end,
    case when new.good_hours is distinct from old.good_hours then 'contact.goodHours' end,
    case when new.influence is distinct from old.influence then 'contact.influence' end,
    case when new.attitude is distinct from old.attitude then 'contact.attitude' end,
    case when new.remark is distinct from old.remark then 'contact.remark' end
  ], null) || changed_custom('contact', old.custom, new.custom);
begin
  delete from field_mark where contact_id = new.id and field = any(changed);
  perform settle_spot_checks(new.customer_id, changed);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.end_marks_of_customer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  changed text[] := array_remove(array[
    case when new.name is distinct from old.name then 'customer.name' end,
    case when new.short_name is distinct from old.short_name then 'customer.shortName' end,
    case when new.credit_code is distinct from old.credit_code then 'customer.creditCode' end,
    case when new.legal_nature is distinct from old.legal_nature then 'customer.legalNature' end,
    case when new.business_type is distinct from old.business_type then 'customer.businessType' end,
    case when new.industry_id is distinct from old.industry_id then 'customer.industryId' end,
    case when new.founded_on is distinct from old.founded_on then 'customer.foundedOn' end,
    case when new.region_code is distinct from old.region_code then 'customer.regionCode' end,
    case when new.address is distinct from old.address then 'customer.address' end,
    case when new.website is distinct from old.website then 'customer.website' end,
    case when new.main_business is distinct from old.main_business then 'customer.mainBusiness' end,
    case when (new.headcount_min, new.headcount_max) is distinct from (old.headcount_min, old.headcount_max) then 'customer.headcount' end,
    case when (new.revenue_min, new.revenue_max) is distinct from (old.revenue_min, old.revenue_max) then 'customer.annualRevenue' end,
    case when new.total_assets is distinct from old.total_assets then 'customer.totalAssets' end,
    case when new.initial_need is distinct from old.initial_need then 'customer.initialNeed' end,
    case when (new.budget_min, new.budget_max) is distinct from (old.budget_min, old.budget_max) then 'customer.budget' end,
    case when new.expected_start is distinct from old.expected_start then 'customer.expectedStart' end,
    case when new.urgency is distinct from old.urgency then 'customer.urgency' end,
    case when new.pain_points is distinct from old.pain_points then 'customer.painPoints' end,
    case when new.preferences is distinct from old.preferences then 'customer.preferences' end,
    case when new.household is distinct from old.household then 'customer.household' end,
    case when new.source is distinct from old.source then 'customer.source' end,
    case when new.source_note is distinct from old.source_note then 'customer.sourceNote' end,
    case when new.cooperation_since is distinct from old.cooperation_since then 'customer.cooperationSince' end,
    case when new.relation_status is distinct from old.relation_status then 'customer.relationStatus' end,
    case when new.highlights is distinct from old.highlights then 'customer.highlights' end
  ], null) || changed_custom('customer', old.custom, new.custom);
begin
  delete from field_mark where customer_id = new.id and contact_id is null and field = any(changed);
  perform settle_spot_checks(new.id, changed);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.end_marks_of_phone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' then
    delete from field_mark where phone_id = new.id;
  end if;
  perform settle_spot_checks(case when tg_op = 'DELETE' then old.customer_id else new.customer_id end, '{contact.phones}');
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.end_share_of_owner()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from customer_share where customer_id = new.id and user_id = new.owner_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.enter_stages()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into stage_change (customer_id, version, at, to_stage, cause, actor_id)
  select id, version, created_at, stage, case when import_id is null then 'entry' else 'import' end, created_by
  from entered;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.log_billing_profile_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  changes jsonb := '{}';
begin
  if tg_op = 'INSERT' then
    changes := '{"created": [false, true]}';
  else
    if new.title is distinct from old.title then changes := changes || jsonb_build_object('title', jsonb_build_array(old.title, new.title)); end if;
    if new.tax_number is distinct from old.tax_number then changes := changes || jsonb_build_object('taxNumber', jsonb_build_array(old.tax_number, new.tax_number)); end if;
    if new.address is distinct from old.address then changes := changes || jsonb_build_object('address', jsonb_build_array(old.address, new.address)); end if;
    if new.phone is distinct from old.phone then changes := changes || jsonb_build_object('phone', jsonb_build_array(old.phone, new.phone)); end if;
    if new.bank is distinct from old.bank then changes := changes || jsonb_build_object('bank', jsonb_build_array(old.bank, new.bank)); end if;
    if new.account is distinct from old.account then changes := changes || jsonb_build_object('account', jsonb_build_array(old.account, new.account)); end if;
    if new.is_default is distinct from old.is_default then changes := changes || jsonb_build_object('isDefault', jsonb_build_array(old.is_default, new.is_default)); end if;
    if (new.deleted_at is null) is distinct from (old.deleted_at is null) then
      changes := changes || jsonb_build_object('deleted', jsonb_build_array(old.deleted_at is not null, new.deleted_at is not null)); end if;
  end if;
  if changes <> '{}' then
    insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
    values ('billing_profile', new.id, new.customer_id, new.version, current_actor(), current_source(), changes);
  end if;
  return null;
end $function$
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
  if new.custom is distinct from old.custom then changes := changes || custom_changes(old.custom, new.custom); end if;
  if (new.deleted_at is null) is distinct from (old.deleted_at is null) then
    changes := changes || jsonb_build_object('deleted', jsonb_build_array(old.deleted_at is not null, new.deleted_at is not null)); end if;
  if changes <> '{}' then
    insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
    values ('contact', new.id, new.customer_id, new.version, current_actor(), current_source(), changes);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.log_contact_tags()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
  select 'contact_tag', m.contact_id, m.customer_id, k.version, current_actor(), current_source(),
    jsonb_build_object('tag', case when tg_op = 'INSERT' then jsonb_build_array(null, m.tag_id) else jsonb_build_array(m.tag_id, null) end)
  from moved m join contact k on k.id = m.contact_id;
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
end $function$
;

CREATE OR REPLACE FUNCTION public.log_customer_tags()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
  select 'customer_tag', m.customer_id, m.customer_id, c.version, current_actor(), current_source(),
    jsonb_build_object('tag', case when tg_op = 'INSERT' then jsonb_build_array(null, m.tag_id) else jsonb_build_array(m.tag_id, null) end)
  from moved m join customer c on c.id = m.customer_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.log_delivery_address_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  changes jsonb := '{}';
begin
  if tg_op = 'INSERT' then
    changes := '{"created": [false, true]}';
  else
    if new.recipient is distinct from old.recipient then changes := changes || jsonb_build_object('recipient', jsonb_build_array(old.recipient, new.recipient)); end if;
    if new.phone is distinct from old.phone then changes := changes || jsonb_build_object('phone', jsonb_build_array(old.phone, new.phone)); end if;
    if new.region_code is distinct from old.region_code then changes := changes || jsonb_build_object('regionCode', jsonb_build_array(old.region_code, new.region_code)); end if;
    if new.address is distinct from old.address then changes := changes || jsonb_build_object('address', jsonb_build_array(old.address, new.address)); end if;
    if new.is_default is distinct from old.is_default then changes := changes || jsonb_build_object('isDefault', jsonb_build_array(old.is_default, new.is_default)); end if;
    if (new.deleted_at is null) is distinct from (old.deleted_at is null) then
      changes := changes || jsonb_build_object('deleted', jsonb_build_array(old.deleted_at is not null, new.deleted_at is not null)); end if;
  end if;
  if changes <> '{}' then
    insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
    values ('delivery_address', new.id, new.customer_id, new.version, current_actor(), current_source(), changes);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.log_follow_up_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
      case when tg_op <> 'INSERT' then logged_phone(old.e164, old.extension) end,
      case when tg_op <> 'DELETE' then logged_phone(new.e164, new.extension) end))
  from contact c
  where c.id = case when tg_op = 'DELETE' then old.contact_id else new.contact_id end and c.version > 1;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.log_plan_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.log_share_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.logged_phone(e164 text, extension text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN (e164 || COALESCE((' x'::text || extension), ''::text))
;

CREATE OR REPLACE FUNCTION public.mail_domain(address text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select case when domain = any('{qq.com,vip.qq.com,foxmail.com,163.com,vip.163.com,126.com,yeah.net,188.com,sina.com,sina.cn,vip.sina.com,sohu.com,139.com,189.cn,wo.cn,aliyun.com,tom.com,21cn.com,263.net,gmail.com,outlook.com,hotmail.com,live.com,live.cn,msn.com,msn.cn,yahoo.com,yahoo.com.cn,yahoo.cn,icloud.com,me.com,protonmail.com,proton.me}')
    or domain = '' then null else domain end
  from (select lower(split_part(address, '@', 2)) as domain) as found
$function$
;

CREATE OR REPLACE FUNCTION public.marks_of(contact bigint)
 RETURNS SETOF do_not_contact
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT b.id,
     b.contact_id,
     b.channels,
     b.since,
     b.reason,
     b.noted_at,
     b.noted_by,
     b.lifted_at,
     b.lifted_by
    FROM do_not_contact b
   WHERE ((b.lifted_at IS NULL) AND ((b.contact_id = marks_of.contact) OR (b.contact_id IN ( SELECT e.record_id
            FROM (merge_entry e
              JOIN customer_merge m ON (((m.id = e.merge_id) AND (m.undone_at IS NULL))))
           WHERE ((e.record = 'contact'::text) AND (((e.was ->> 'unitedWith'::text))::bigint = marks_of.contact))))));
END
;

CREATE OR REPLACE FUNCTION public.move_plans_of_owner()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update follow_up_plan set owner_id = new.owner_id, version = version + 1
  where customer_id = new.id and owner_id = old.owner_id and status = 'open';
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.note_default_consent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into consent (contact_id, purpose_id, basis, given_on, noted_by)
  select n.id, o.default_purpose_id, o.default_basis, (now() at time zone o.time_zone)::date, current_actor()
  from entered n cross join organisation o where o.default_purpose_id is not null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.queue_for_seal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into access_log_unsealed (entry_id) values (new.id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_to_change_log()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the access log is only ever appended to (% of %)', tg_op, tg_table_name using errcode = '42501';
end $function$
;

CREATE OR REPLACE FUNCTION public.regions_agree(one text, other text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select one is null or other is null or starts_with(one, regexp_replace(other, '(00)+$', ''))
    or starts_with(other, regexp_replace(one, '(00)+$', ''))
$function$
;

CREATE OR REPLACE FUNCTION public.reviewer_of(department bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE
RETURN (WITH RECURSIVE up AS (SELECT department.id, department.parent_id, department.reviewer_id, 0 AS far FROM department WHERE (department.id = reviewer_of.department) UNION ALL SELECT d.id, d.parent_id, d.reviewer_id, (up_1.far + 1) FROM (department d JOIN up up_1 ON ((d.id = up_1.parent_id)))) SELECT up.reviewer_id FROM up WHERE ((up.reviewer_id IS NOT NULL) AND (up.reviewer_id IN (SELECT able.id FROM reviewers_in(reviewer_of.department) able(id, name, far)))) ORDER BY up.far LIMIT 1)
;

CREATE OR REPLACE FUNCTION public.reviewers_in(department bigint)
 RETURNS TABLE(id bigint, name text, far integer)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 WITH RECURSIVE up AS (
          SELECT d.id,
             d.parent_id,
             0 AS far
            FROM department d
           WHERE (d.id = reviewers_in.department)
         UNION ALL
          SELECT d.id,
             d.parent_id,
             (up_1.far + 1)
            FROM (department d
              JOIN up up_1 ON ((d.id = up_1.parent_id)))
         )
  SELECT DISTINCT u.id,
     u.name,
     COALESCE(up.far, 1000) AS "coalesce"
    FROM (((user_account u
      JOIN user_role r ON ((r.user_id = u.id)))
      JOIN role_permission p ON (((p.role_id = r.role_id) AND (p.object = 'customer'::text) AND (p.action = 'approve'::text))))
      LEFT JOIN up ON ((up.id = u.department_id)))
   WHERE ((u.status = 'active'::text) AND ((p.scope = 'all'::text) OR ((p.scope = 'below'::text) AND (up.far IS NOT NULL)) OR ((p.scope = 'department'::text) AND (up.far = 0))));
END
;

CREATE OR REPLACE FUNCTION public.settle_by_new_phones()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform settle_spot_checks(asked.customer_id, '{contact.phones}')
  from (select distinct e.customer_id from entered e join spot_check_item i on i.customer_id = e.customer_id
        where i.due_on is not null and i.closed_at is null) asked;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.settle_spot_checks(customer bigint, changed text[])
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 UPDATE spot_check_item i SET open_fields = left_open.fields, unchanged_fields = said.fields, unchanged_by =
         CASE
             WHEN (said.fields <> '{}'::text[]) THEN i.unchanged_by
             ELSE NULL::bigint
         END, closed_at =
         CASE
             WHEN (left_open.fields = '{}'::text[]) THEN now()
             ELSE NULL::timestamp with time zone
         END, closed_by =
         CASE
             WHEN (left_open.fields = '{}'::text[]) THEN current_actor()
             ELSE NULL::bigint
         END, version = (i.version + 1)
    FROM spot_check_item was,
     LATERAL ( SELECT COALESCE(array_agg(f.f), '{}'::text[]) AS fields
            FROM unnest(was.open_fields) f(f)
           WHERE (f.f <> ALL (settle_spot_checks.changed))) left_open,
     LATERAL ( SELECT COALESCE(array_agg(f.f), '{}'::text[]) AS fields
            FROM unnest(was.unchanged_fields) f(f)
           WHERE (f.f <> ALL (settle_spot_checks.changed))) said
   WHERE ((i.customer_id = settle_spot_checks.customer) AND (i.due_on IS NOT NULL) AND (i.closed_at IS NULL) AND ((i.open_fields || i.unchanged_fields) && settle_spot_checks.changed) AND ((was.spot_check_id = i.spot_check_id) AND (was.customer_id = i.customer_id)));
END
;

CREATE OR REPLACE FUNCTION public.web_domain(address text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select case when host = any('{weibo.com,m.weibo.cn,mp.weixin.qq.com,weidian.com,detail.1688.com,b2b.baidu.com,baike.baidu.com,aiqicha.baidu.com,qcc.com,tianyancha.com,linkedin.com,facebook.com,alibaba.com,taobao.com,tmall.com,jd.com}')
    or host = '' then null else host end
  from (select lower(regexp_replace(address, '^([a-z]+://)?(www[0-9]?\.)?([^/:?#]*).*$', '\3', 'i')) as host) as found
$function$
;

-- triggers

CREATE TRIGGER access_log_append_only BEFORE DELETE OR UPDATE ON public.access_log FOR EACH ROW EXECUTE FUNCTION refuse_to_change_log();

CREATE TRIGGER access_log_keep BEFORE TRUNCATE ON public.access_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_log();

CREATE TRIGGER access_log_queue AFTER INSERT ON public.access_log FOR EACH ROW EXECUTE FUNCTION queue_for_seal();

CREATE TRIGGER access_log_seal_append_only BEFORE DELETE OR UPDATE ON public.access_log_seal FOR EACH ROW EXECUTE FUNCTION refuse_to_change_log();

CREATE TRIGGER access_log_seal_keep BEFORE TRUNCATE ON public.access_log_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_log();

CREATE TRIGGER access_log_sealed_append_only BEFORE DELETE OR UPDATE ON public.access_log_sealed FOR EACH ROW EXECUTE FUNCTION refuse_to_change_log();

CREATE TRIGGER access_log_sealed_keep BEFORE TRUNCATE ON public.access_log_sealed FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_log();

CREATE TRIGGER billing_profile_change AFTER INSERT OR UPDATE ON public.billing_profile FOR EACH ROW EXECUTE FUNCTION log_billing_profile_change();

CREATE TRIGGER contact_change AFTER UPDATE ON public.contact FOR EACH ROW EXECUTE FUNCTION log_contact_change();

CREATE TRIGGER contact_entered AFTER INSERT ON public.contact REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION note_default_consent();

CREATE TRIGGER contact_marks AFTER UPDATE ON public.contact FOR EACH ROW WHEN ((((((((((((old.name IS DISTINCT FROM new.name) OR (old.job_title IS DISTINCT FROM new.job_title)) OR (old.email IS DISTINCT FROM new.email)) OR (old.wechat IS DISTINCT FROM new.wechat)) OR (old.relation IS DISTINCT FROM new.relation)) OR (old.preferred_channels IS DISTINCT FROM new.preferred_channels)) OR (old.good_hours IS DISTINCT FROM new.good_hours)) OR (old.influence IS DISTINCT FROM new.influence)) OR (old.attitude IS DISTINCT FROM new.attitude)) OR (old.remark IS DISTINCT FROM new.remark)) OR (old.custom IS DISTINCT FROM new.custom))) EXECUTE FUNCTION end_marks_of_contact();

CREATE TRIGGER contact_phone_change AFTER INSERT OR DELETE OR UPDATE ON public.contact_phone FOR EACH ROW EXECUTE FUNCTION log_phone_change();

CREATE TRIGGER contact_phone_entered AFTER INSERT ON public.contact_phone REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION settle_by_new_phones();

CREATE TRIGGER contact_phone_gone AFTER DELETE ON public.contact_phone FOR EACH ROW EXECUTE FUNCTION end_marks_of_phone();

CREATE TRIGGER contact_phone_marks AFTER UPDATE ON public.contact_phone FOR EACH ROW WHEN (((old.e164 IS DISTINCT FROM new.e164) OR (old.extension IS DISTINCT FROM new.extension))) EXECUTE FUNCTION end_marks_of_phone();

CREATE TRIGGER contact_tag_given AFTER INSERT ON public.contact_tag REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION log_contact_tags();

CREATE TRIGGER contact_tag_taken AFTER DELETE ON public.contact_tag REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION log_contact_tags();

CREATE TRIGGER customer_change AFTER UPDATE ON public.customer FOR EACH ROW EXECUTE FUNCTION log_customer_change();

CREATE TRIGGER customer_entered AFTER INSERT ON public.customer REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION enter_stages();

CREATE TRIGGER customer_household BEFORE UPDATE OF type ON public.customer FOR EACH ROW WHEN (((new.type <> 'individual'::text) AND (new.household IS NOT NULL))) EXECUTE FUNCTION clear_household();

CREATE TRIGGER customer_marks AFTER UPDATE ON public.customer FOR EACH ROW WHEN (((((((((((((((((((((((((((((((old.name IS DISTINCT FROM new.name) OR (old.short_name IS DISTINCT FROM new.short_name)) OR (old.credit_code IS DISTINCT FROM new.credit_code)) OR (old.legal_nature IS DISTINCT FROM new.legal_nature)) OR (old.business_type IS DISTINCT FROM new.business_type)) OR (old.industry_id IS DISTINCT FROM new.industry_id)) OR (old.founded_on IS DISTINCT FROM new.founded_on)) OR (old.region_code IS DISTINCT FROM new.region_code)) OR (old.address IS DISTINCT FROM new.address)) OR (old.website IS DISTINCT FROM new.website)) OR (old.main_business IS DISTINCT FROM new.main_business)) OR (old.headcount_min IS DISTINCT FROM new.headcount_min)) OR (old.headcount_max IS DISTINCT FROM new.headcount_max)) OR (old.revenue_min IS DISTINCT FROM new.revenue_min)) OR (old.revenue_max IS DISTINCT FROM new.revenue_max)) OR (old.total_assets IS DISTINCT FROM new.total_assets)) OR (old.initial_need IS DISTINCT FROM new.initial_need)) OR (old.budget_min IS DISTINCT FROM new.budget_min)) OR (old.budget_max IS DISTINCT FROM new.budget_max)) OR (old.expected_start IS DISTINCT FROM new.expected_start)) OR (old.urgency IS DISTINCT FROM new.urgency)) OR (old.pain_points IS DISTINCT FROM new.pain_points)) OR (old.preferences IS DISTINCT FROM new.preferences)) OR (old.household IS DISTINCT FROM new.household)) OR (old.source IS DISTINCT FROM new.source)) OR (old.source_note IS DISTINCT FROM new.source_note)) OR (old.cooperation_since IS DISTINCT FROM new.cooperation_since)) OR (old.relation_status IS DISTINCT FROM new.relation_status)) OR (old.highlights IS DISTINCT FROM new.highlights)) OR (old.custom IS DISTINCT FROM new.custom))) EXECUTE FUNCTION end_marks_of_customer();

CREATE TRIGGER customer_owner_change AFTER UPDATE OF owner_id ON public.customer FOR EACH ROW WHEN ((new.owner_id IS DISTINCT FROM old.owner_id)) EXECUTE FUNCTION end_share_of_owner();

CREATE TRIGGER customer_plans AFTER UPDATE OF owner_id ON public.customer FOR EACH ROW WHEN (((new.owner_id IS DISTINCT FROM old.owner_id) AND (new.owner_id IS NOT NULL))) EXECUTE FUNCTION move_plans_of_owner();

CREATE TRIGGER customer_share_change AFTER INSERT OR DELETE OR UPDATE ON public.customer_share FOR EACH ROW EXECUTE FUNCTION log_share_change();

CREATE TRIGGER customer_tag_given AFTER INSERT ON public.customer_tag REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION log_customer_tags();

CREATE TRIGGER customer_tag_taken AFTER DELETE ON public.customer_tag REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION log_customer_tags();

CREATE TRIGGER delivery_address_change AFTER INSERT OR UPDATE ON public.delivery_address FOR EACH ROW EXECUTE FUNCTION log_delivery_address_change();

CREATE TRIGGER follow_up_change AFTER UPDATE ON public.follow_up FOR EACH ROW EXECUTE FUNCTION log_follow_up_change();

CREATE TRIGGER follow_up_plan_change AFTER UPDATE ON public.follow_up_plan FOR EACH ROW EXECUTE FUNCTION log_plan_change();
