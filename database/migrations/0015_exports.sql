-- Exports that are made in the background: what was asked for, by whom, and the file until it ends.
create table export (
  id bigint generated always as identity primary key,
  asked jsonb not null,
  status text not null default 'waiting' check (status in ('waiting', 'making', 'done', 'failed', 'stopped')),
  rows_total integer not null,
  rows_done integer not null default 0,
  stop_asked boolean not null default false,
  problem jsonb,
  file_name text,
  size bigint,
  content_key uuid unique references stored_content,
  -- Those it was made with: who has less by now doesn't get it any more.
  rights jsonb,
  created_by bigint not null references user_account,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  check ((status = 'done') = (content_key is not null))
);
create index export_own on export (created_by, id desc);
