-- 报备: a customer is protected for its owner, whoever that is by then, until a day (DOMAIN §2). Of one customer only one
-- holds; where a merge brings another one, the later day counts.
create table registration (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  at timestamptz not null default now(),
  by_id bigint not null,
  -- Whose customer it was: nobody goes on registering the same customer for oneself.
  owner_id bigint not null,
  -- The last day that it holds.
  until date not null,
  extended_at timestamptz,
  -- Given up before that.
  ended_at timestamptz,
  ended_by bigint,
  check ((ended_at is null) = (ended_by is null))
);
create index registration_customer on registration (customer_id, until);
create index registration_until on registration (until, id) where ended_at is null;

-- 撞单: two people want one customer; a supervisor of both rules, with reason.
create table clash (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  at timestamptz not null default now(),
  asker_id bigint not null,
  -- As the asker entered it: all that the asker is told of the customer.
  about text not null check (char_length(about) between 1 and 200),
  -- By what it was met and asked for, told to whom such a value is shown.
  about_kind text not null check (about_kind in ('name', 'creditCode', 'website', 'phones', 'email')),
  -- Whether the asker saw whose customer it was met: of one that wasn't seen no more is told until it is given or shared.
  met_seen boolean not null,
  reason text not null check (char_length(reason) between 1 and 1000),
  due_on date not null,
  -- What the owner says to it.
  statement text check (char_length(statement) between 1 and 1000),
  stated_at timestamptz,
  stated_by bigint,
  outcome text check (outcome in ('stays', 'goes_over', 'shared', 'another')),
  ruling text check (char_length(ruling) between 1 and 1000),
  ruled_at timestamptz,
  ruled_by bigint,
  -- By which the customer went over, and the share that the asker had before: how a ruling is taken back.
  assignment_id bigint,
  former_access text check (former_access in ('none', 'read', 'write')),
  former_until date,
  withdrawn_at timestamptz,
  -- Since when the asker knows.
  seen_at timestamptz,
  version integer not null default 1,
  check ((statement is null) = (stated_at is null)),
  check ((outcome is null) = (ruled_at is null) and (outcome is null) = (ruling is null)),
  check (outcome is null or withdrawn_at is null)
);
create index clash_customer on clash (customer_id);
create index clash_open on clash (customer_id) where outcome is null and withdrawn_at is null;
create index clash_asker on clash (asker_id, id desc);

alter table organisation
  add column registration_days integer not null default 90 check (registration_days between 1 and 730),
  add column registration_extra_days integer not null default 30 check (registration_extra_days between 1 and 365),
  add column registration_limit integer not null default 50 check (registration_limit between 0 and 10000);

alter table merge_entry drop constraint merge_entry_record_check;
alter table merge_entry add constraint merge_entry_record_check check (record in
  ('contact', 'follow_up', 'follow_up_plan', 'file', 'billing_profile', 'delivery_address', 'tip', 'registration', 'clash'));
