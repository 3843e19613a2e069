-- ---------------------------------------------------------------------------------------------------
-- Access log (DOMAIN §15): who looked at what, who got in, who was given which right. Ids only. Entries are
-- never changed and never removed, and are sealed in batches, so that a change made around the program shows.
-- ---------------------------------------------------------------------------------------------------

create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor_id bigint,
  action text collate "C" not null,
  object_kind text collate "C",
  object_id bigint,
  customer_id bigint,
  source text collate "C" not null,
  address text,
  data jsonb not null default '{}'
);
create index access_log_actor on access_log (actor_id, id desc);
create index access_log_action on access_log (action, id desc);
create index access_log_at on access_log (at);

-- Entries that no seal holds yet. Numbers are drawn before they are committed, so a batch "up to number n" would pass
-- over an entry that commits later: what stands here is sealed as soon as it can be seen, whatever its number.
create table access_log_unsealed (
  entry_id bigint primary key
);

-- One seal per batch: the hash of the one before and of all its entries, in order of their numbers.
create table access_log_seal (
  id bigint primary key,
  sealed_at timestamptz not null default clock_timestamp(),
  from_id bigint not null,
  to_id bigint not null,
  entries integer not null,
  previous_hash bytea not null,
  hash bytea not null
);

-- The hash of each entry by itself says which one was changed, and that one is missing.
create table access_log_sealed (
  entry_id bigint primary key,
  seal_id bigint not null references access_log_seal,
  hash bytea not null
);
create index access_log_sealed_seal on access_log_sealed (seal_id, entry_id);

create function queue_for_seal() returns trigger language plpgsql as $$
begin
  insert into access_log_unsealed (entry_id) values (new.id);
  return null;
end $$;
create trigger access_log_queue after insert on access_log for each row execute function queue_for_seal();

create function refuse_to_change_log() returns trigger language plpgsql as $$
begin
  raise exception 'the access log is only ever appended to (% of %)', tg_op, tg_table_name using errcode = '42501';
end $$;
create trigger access_log_append_only before update or delete on access_log
  for each row execute function refuse_to_change_log();
create trigger access_log_keep before truncate on access_log for each statement execute function refuse_to_change_log();
create trigger access_log_seal_append_only before update or delete on access_log_seal
  for each row execute function refuse_to_change_log();
create trigger access_log_seal_keep before truncate on access_log_seal
  for each statement execute function refuse_to_change_log();
create trigger access_log_sealed_append_only before update or delete on access_log_sealed
  for each row execute function refuse_to_change_log();
create trigger access_log_sealed_keep before truncate on access_log_sealed
  for each statement execute function refuse_to_change_log();

-- Auditors and administrators of an organisation that stands already; a new one gets it by the presets.
insert into role_permission (role_id, object, action, scope)
select id, 'log', 'view', 'all' from role where key in ('auditor', 'administrator')
on conflict do nothing;

-- ---------------------------------------------------------------------------------------------------
-- Two-factor sign-in, devices, rules for passwords (DOMAIN §15)
-- ---------------------------------------------------------------------------------------------------

create table two_factor (
  user_id bigint primary key references user_account on delete cascade,
  -- Encrypted (AES-256-GCM) with a key that isn't in the database.
  secret bytea not null,
  -- Null until a first code has shown that the person's app has the secret.
  confirmed_at timestamptz,
  -- The 30-second step of the last code taken: neither it nor an earlier one is taken again.
  last_step bigint not null default 0,
  created_at timestamptz not null default now()
);

create table recovery_code (
  user_id bigint not null references two_factor on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

-- Passwords of before, so that the next one is another. As many as the rule asks for are kept.
create table password_history (
  id bigint generated always as identity primary key,
  user_id bigint not null references user_account on delete cascade,
  password_hash text not null,
  replaced_at timestamptz not null default now()
);
create index password_history_user on password_history (user_id, id desc);

alter table user_account add column password_changed_at timestamptz not null default now();

-- By its number a session is listed and ended without its token being known.
alter table session add column id bigint generated always as identity unique;

alter table organisation
  add column two_factor_for text not null default 'nobody'
    check (two_factor_for in ('nobody', 'administrators', 'everybody')),
  add column password_minimum integer not null default 10 check (password_minimum between 8 and 64),
  add column password_days integer check (password_days between 1 and 3650),
  add column password_history integer not null default 3 check (password_history between 0 and 24);
