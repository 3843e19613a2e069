-- Requests of persons about their data (PIPL articles 44–50) and what became of them. A request names the person by id: it
-- outlives the person's data, and holds nothing that would have to be erased with them but words that are searched too.
create table privacy_request (
  id bigint primary key generated always as identity,
  kind text not null check (kind in ('copy', 'correct', 'erase', 'withdraw')),
  -- Of a customer who is a person there needn't be a contact.
  contact_id bigint,
  customer_id bigint not null,
  received_on date not null,
  channel text not null check (channel in ('phone', 'email', 'wechat', 'letter', 'visit', 'other')),
  identity text not null check (char_length(identity) between 1 and 500),
  owner_id bigint not null references user_account,
  due_on date not null,
  outcome text check (outcome in ('done', 'refused', 'withdrawn')),
  ground text,
  words text check (char_length(words) between 1 and 1000),
  -- What was put right, by entries of the change log.
  change_ids bigint[] not null default '{}',
  created_at timestamptz not null default now(),
  created_by bigint,
  closed_at timestamptz,
  closed_by bigint,
  check ((outcome is null) = (closed_at is null)),
  check ((outcome = 'refused') = (ground is not null))
);
create index privacy_request_open on privacy_request (due_on, id) where outcome is null;
create index privacy_request_customer on privacy_request (customer_id);

-- What was erased, by ids alone: applied again to a backup that was made before.
create table erasure (
  id bigint primary key generated always as identity,
  at timestamptz not null default now(),
  request_id bigint,
  actor_id bigint,
  -- {"customerId": 1, "madeAt": "…"} and {"contactId": 2, "madeAt": "…"}: with the time of its making an id is told from one
  -- that was given again.
  person jsonb not null,
  file_ids bigint[] not null default '{}',
  -- Mentions that were left on purpose: {"follow_up:12:content"}.
  kept text[] not null default '{}'
);

-- Whose data were erased: nobody writes on it any more.
alter table contact add column erased_at timestamptz;
alter table customer add column erased_at timestamptz;

alter table organisation add column privacy_days integer not null default 15 check (privacy_days between 1 and 90);

insert into role_permission (role_id, object, action, scope)
select id, 'privacy', 'manage', 'all' from role where key = 'administrator'
on conflict do nothing;

-- Why personal data may be kept (PIPL articles 13 and 6): purposes are the organisation's own list.
create table privacy_purpose (
  id bigint primary key generated always as identity,
  name text not null unique check (char_length(name) between 1 and 50),
  is_marketing boolean not null default false,
  position integer not null default 0,
  active boolean not null default true
);

-- One row per statement: a consent that is withdrawn keeps its row, one that is given again gets a new one.
create table consent (
  id bigint primary key generated always as identity,
  contact_id bigint not null references contact on delete cascade,
  purpose_id bigint not null references privacy_purpose,
  basis text not null check (basis in ('consent', 'contract', 'duty', 'emergency', 'public_interest', 'published', 'law')),
  given_on date not null,
  way text check (way in ('spoken', 'written', 'web_form', 'message', 'other')),
  proof text check (char_length(proof) between 1 and 500),
  -- Without a reference: a file that is cleared out leaves the consent, which says how it was given.
  file_id bigint,
  noted_at timestamptz not null default now(),
  noted_by bigint,
  withdrawn_on date,
  withdrawn_at timestamptz,
  withdrawn_by bigint,
  check ((withdrawn_on is null) = (withdrawn_at is null))
);
create index consent_contact on consent (contact_id, id);
create unique index consent_standing on consent (contact_id, purpose_id) where withdrawn_on is null;

-- 请勿联系: at all or by channel; one that was lifted keeps its row.
create table do_not_contact (
  id bigint primary key generated always as identity,
  contact_id bigint not null references contact on delete cascade,
  channels text[] not null check (channels <@ array['all', 'phone', 'email', 'wechat', 'marketing'] and channels <> '{}'),
  since date not null,
  reason text check (char_length(reason) between 1 and 500),
  noted_at timestamptz not null default now(),
  noted_by bigint,
  lifted_at timestamptz,
  lifted_by bigint
);
create index do_not_contact_contact on do_not_contact (contact_id, id);
create unique index do_not_contact_standing on do_not_contact (contact_id) where lifted_at is null;

-- What stands for new contacts, so that nobody types it.
alter table organisation add column default_purpose_id bigint references privacy_purpose;
alter table organisation add column default_basis text not null default 'contract'
  check (default_basis in ('consent', 'contract', 'duty', 'emergency', 'public_interest', 'published', 'law'));

insert into privacy_purpose (name, is_marketing, position)
select name, marketing, place from (values ('客户跟进与报价', false, 1), ('合同履行', false, 2), ('营销推送', true, 3), ('满意度回访', false, 4))
  as preset(name, marketing, place)
where exists (select from organisation);
update organisation set default_purpose_id = (select id from privacy_purpose order by position limit 1);

-- Every contact is entered for what the organisation does anyway, by whatever road, so that nobody types it.
create function note_default_consent() returns trigger language plpgsql as $$
begin
  insert into consent (contact_id, purpose_id, basis, given_on, noted_by)
  select n.id, o.default_purpose_id, o.default_basis, (now() at time zone o.time_zone)::date, current_actor()
  from entered n cross join organisation o where o.default_purpose_id is not null;
  return null;
end $$;
create trigger contact_entered after insert on contact
  referencing new table as entered for each statement execute function note_default_consent();

-- What stands against reaching a contact, also by what was said of those that merges made one with it.
create index merge_entry_united on merge_entry (((was ->> 'unitedWith')::bigint)) where record = 'contact';
create function marks_of(contact bigint) returns setof do_not_contact language sql stable
begin atomic
  select b.* from do_not_contact b
  where b.lifted_at is null and (b.contact_id = marks_of.contact or b.contact_id in (
    select e.record_id from merge_entry e join customer_merge m on m.id = e.merge_id and m.undone_at is null
    where e.record = 'contact' and (e.was ->> 'unitedWith')::bigint = marks_of.contact));
end;

-- How long persons are kept who came to nothing. Off until somebody has seen whom a rule would reach.
create table retention_rule (
  kind text primary key check (kind in ('prospects', 'lost', 'left')),
  months integer not null check (months between 1 and 240),
  step text not null check (step in ('trash', 'erase')),
  is_on boolean not null default false,
  check (kind <> 'left' or step = 'erase')
);
insert into retention_rule (kind, months, step)
select kind, months, step from (values ('prospects', 24, 'trash'), ('lost', 36, 'erase'), ('left', 12, 'erase')) as preset(kind, months, step)
where exists (select from organisation);

create table retention_run (
  id bigint primary key generated always as identity,
  at timestamptz not null default now(),
  kind text not null,
  step text not null,
  months integer not null,
  -- Customers, or of who left contacts.
  reached integer not null,
  failed integer not null
);

-- Whom no rule reaches: until somebody lifts it.
create table retention_hold (
  customer_id bigint primary key references customer on delete cascade,
  reason text not null check (char_length(reason) between 1 and 200),
  at timestamptz not null default now(),
  actor_id bigint
);
