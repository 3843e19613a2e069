-- An import can be taken back; how much of it was removed, and how much had been worked on and stayed, stands on it.
alter table import drop constraint import_status_check;
alter table import add constraint import_status_check
  check (status in ('reading', 'mapping', 'checking', 'ready', 'running', 'done', 'undoing', 'failed'));
alter table import add column undone jsonb;

-- It can be stopped while it is checked or runs, and asked to take in every row or none.
alter table import add column stop_asked boolean not null default false;
alter table import add column every_row boolean not null default false;

-- What somebody has made of columns with these heads, for the next file from the same source.
create table import_mapping (
  user_id bigint not null references user_account,
  heads bytea not null check (length(heads) = 32),
  mapping jsonb not null,
  used_at timestamptz not null default now(),
  primary key (user_id, heads)
);
