-- ---------------------------------------------------------------------------------------------------
-- Tags (DOMAIN §2): groups with colour and meaning, for customers, contacts or both
-- ---------------------------------------------------------------------------------------------------

create table tag_group (
  id bigint generated always as identity primary key,
  -- The label line names groups in braces.
  name text not null unique check (char_length(name) between 1 and 50 and name !~ '[{}]'),
  colour text not null check (colour in ('blue', 'teal', 'green', 'olive', 'amber', 'red', 'purple', 'grey')),
  meaning text not null default '' check (char_length(meaning) <= 500),
  -- At most one of its tags stands on a record.
  exclusive boolean not null default false,
  applies_to text not null default 'customer' check (applies_to in ('customer', 'contact', 'both')),
  position integer not null default 0,
  active boolean not null default true
);

create table tag (
  id bigint generated always as identity primary key,
  group_id bigint not null references tag_group,
  name text not null check (char_length(name) between 1 and 50),
  position integer not null default 0,
  active boolean not null default true,
  unique (group_id, name)
);

create table customer_tag (
  customer_id bigint not null references customer on delete cascade,
  tag_id bigint not null references tag,
  created_at timestamptz not null default now(),
  created_by bigint,
  primary key (customer_id, tag_id)
);
create index customer_tag_tag on customer_tag (tag_id, customer_id);

create table contact_tag (
  contact_id bigint not null references contact on delete cascade,
  customer_id bigint not null,
  tag_id bigint not null references tag,
  created_at timestamptz not null default now(),
  created_by bigint,
  primary key (contact_id, tag_id)
);
create index contact_tag_customer on contact_tag (customer_id);
create index contact_tag_tag on contact_tag (tag_id);

-- 标签组合: how industry, stage, region and tags are put into one line (contract/values/labelLine.ts).
alter table organisation
  add column label_pattern text not null default '{industry}-{tag:需求特征}-{relationStatus}'
    check (char_length(label_pattern) between 1 and 200);

-- The presets for an organisation that stands already; a new one gets them by its set-up (server/tags/presets.ts).
with groups (name, colour, meaning, applies_to, position, tags) as (values
  ('需求类型', 'blue', '客户要买的是设备、服务，还是整套方案', 'customer', 0, array['设备采购', '服务外包', '解决方案']),
  ('需求特征', 'teal', '客户选供应商时看重什么', 'customer', 1, array['采购导向', '服务导向', '解决方案导向', '成本敏感', '价格敏感', '技术支持优先', '技术导向', '交付周期短', '品牌偏好', '促销支持']),
  ('决策链特点', 'purple', '对方怎样做出采购决定', 'customer', 2, array['集中', '多部门审批', '周期长']),
  ('风险', 'red', '合作中要留意的情况', 'customer', 3, array['稳定合作', '需培育成长', '流失风险', '投诉高发', '合作历史有投诉', '回款周期长']),
  ('采购情况', 'amber', '预算是否到位，有没有竞品在接触', 'customer', 4, array['竞品接触', '预算充足']),
  ('联系人特征', 'olive', '这个人在采购中起什么作用', 'contact', 5, array['关键决策人', '技术影响者', '需求明确'])),
made as (
  insert into tag_group (name, colour, meaning, applies_to, position)
  select name, colour, meaning, applies_to, position from groups where exists (select from organisation)
  returning id, name)
insert into tag (group_id, name, position)
select made.id, each.name, each.place - 1
from made join groups using (name), unnest(groups.tags) with ordinality as each(name, place);

-- ---------------------------------------------------------------------------------------------------
-- Files 附件. The content lies on disk or in S3 under a key of its own, never under the name that was given.
-- ---------------------------------------------------------------------------------------------------

-- Entered before the content is stored: what no file refers to a day later is removed from the store, then from here.
create table stored_content (
  key uuid primary key,
  created_at timestamptz not null default now()
);

create table file (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  name text not null check (char_length(name) between 1 and 200),
  media_type text not null,
  size bigint not null check (size >= 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  content_key uuid not null unique references stored_content,
  created_at timestamptz not null default now(),
  created_by bigint,
  deleted_at timestamptz,
  deleted_by bigint
);
create index file_customer on file (customer_id, id desc);
create index file_deleted on file (deleted_at) where deleted_at is not null;

-- ---------------------------------------------------------------------------------------------------
-- Groups 集团/关联公司, 开票资料, delivery addresses
-- ---------------------------------------------------------------------------------------------------

create index customer_group on customer (group_id) where group_id is not null;

create table billing_profile (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  title text not null check (char_length(title) between 1 and 200),
  tax_number text,
  address text,
  phone text,
  bank text,
  account text,
  is_default boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by bigint,
  updated_at timestamptz not null default now(),
  updated_by bigint,
  deleted_at timestamptz,
  deleted_by bigint
);
create index billing_profile_customer on billing_profile (customer_id);
create unique index billing_profile_default on billing_profile (customer_id) where is_default and deleted_at is null;

create table delivery_address (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  recipient text not null check (char_length(recipient) between 1 and 100),
  phone text,
  region_code text collate "C",
  address text not null check (char_length(address) between 1 and 200),
  is_default boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by bigint,
  updated_at timestamptz not null default now(),
  updated_by bigint,
  deleted_at timestamptz,
  deleted_by bigint
);
create index delivery_address_customer on delivery_address (customer_id);
create unique index delivery_address_default on delivery_address (customer_id) where is_default and deleted_at is null;

alter table change_log drop constraint change_log_record_check;
alter table change_log add constraint change_log_record_check
  check (record in ('customer', 'contact', 'billing_profile', 'delivery_address'));

create function log_billing_profile_change() returns trigger language plpgsql as $$
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
end $$;

create trigger billing_profile_change after insert or update on billing_profile
  for each row execute function log_billing_profile_change();

create function log_delivery_address_change() returns trigger language plpgsql as $$
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
end $$;

create trigger delivery_address_change after insert or update on delivery_address
  for each row execute function log_delivery_address_change();
