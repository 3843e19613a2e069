-- ---------------------------------------------------------------------------------------------------
-- Custom fields 自定义字段 (DOMAIN §2): definitions here, values in customer.custom and contact.custom under `key`
-- ---------------------------------------------------------------------------------------------------

-- A key is drawn by chance, so that one that was deleted never comes back with another meaning: history and roles name it.
create table custom_field (
  id bigint generated always as identity primary key,
  object text not null check (object in ('customer', 'contact')),
  key text collate "C" not null unique check (key ~ '^cf_[0-9a-z]{1,20}$'),
  label text not null check (char_length(label) between 1 and 50),
  kind text not null
    check (kind in ('text', 'long_text', 'number', 'money', 'date', 'single', 'multi', 'boolean', 'link')),
  unit text check (char_length(unit) between 1 and 20),
  decimals smallint not null default 0 check (decimals between 0 and 6),
  options jsonb not null default '[]',
  help text check (char_length(help) between 1 and 200),
  position integer not null default 0,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by bigint
);
create unique index custom_field_label on custom_field (object, lower(label));

-- For filters by choice and by yes or no. Records without custom values are not in it and pay nothing for it.
create index customer_custom on customer using gin (custom jsonb_path_ops) where custom <> '{}';
create index contact_custom on contact using gin (custom jsonb_path_ops) where custom <> '{}';

-- ---------------------------------------------------------------------------------------------------
-- Field sets by purpose 收集目的, the two presets of what an entry asks for (精简, 标准) among them
-- ---------------------------------------------------------------------------------------------------

create table field_set (
  id bigint generated always as identity primary key,
  use text not null check (use in ('purpose', 'entry')),
  name text not null check (char_length(name) between 1 and 50),
  purpose text not null default '' check (char_length(purpose) <= 200),
  -- [{"field": "customer.industryId", "required": true}, …]; custom fields as customer.custom.<key>.
  fields jsonb not null default '[]',
  position integer not null default 0,
  active boolean not null default true,
  version integer not null default 1
);
create unique index field_set_name on field_set (lower(name));

-- Which set applies to customers of a business type; '' stands for all others.
create table entry_set (
  business_type text primary key,
  field_set_id bigint not null references field_set
);

-- The version of each custom field as the rows of an import were checked by it: taken in only while it still is that one.
alter table import add column checked_custom jsonb not null default '{}';
