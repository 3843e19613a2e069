-- Several customers that were entered for one, made one. The rows of those that went stay for as long as the merge can be
-- taken back, deleted and with the one that they are part of now; they aren't in the trash.
alter table customer add column merged_into_id bigint references customer;
create index customer_merged_into on customer (merged_into_id) where merged_into_id is not null;

create table customer_merge (
  id bigint primary key generated always as identity,
  -- The time of the transaction: what the change log holds of the same time the merge changed.
  at timestamptz not null default now(),
  -- The one that stays.
  customer_id bigint not null references customer on delete cascade,
  -- Those that went, by id and number.
  merged jsonb not null,
  -- What of the one that stays no log tells: {"lastOrdinal": 2, "noNextReason": null, "noNextWords": null}.
  was jsonb not null,
  actor_id bigint,
  undone_at timestamptz,
  undone_by bigint
);
create index customer_merge_customer on customer_merge (customer_id, id desc);

-- Where those that went lead now, by their id and number; for good, also once their rows are gone.
create table merged_customer (
  merged_id bigint primary key,
  number text collate "C",
  customer_id bigint not null references customer on delete cascade
);
create index merged_customer_number on merged_customer (number);
create index merged_customer_customer on merged_customer (customer_id);

-- What hung on those that went and moved, row by row; `was` holds ids and marks that changed on the way, no words. A contact
-- that was united with another one didn't move: {"unitedWith": 7}.
create table merge_entry (
  merge_id bigint not null references customer_merge on delete cascade,
  record text not null check (record in
    ('contact', 'follow_up', 'follow_up_plan', 'file', 'billing_profile', 'delivery_address')),
  record_id bigint not null,
  from_id bigint not null,
  was jsonb not null default '{}',
  primary key (merge_id, record, record_id)
);
create index merge_entry_record on merge_entry (record, record_id);

alter table stage_change drop constraint stage_change_cause_check;
alter table stage_change add constraint stage_change_cause_check
  check (cause in ('entry', 'import', 'manual', 'undo', 'merge'));
