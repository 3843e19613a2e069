-- ---------------------------------------------------------------------------------------------------
-- Saved views 场景 of the list of customers: presets are code (contract/preset-views.ts), these are people's own
-- ---------------------------------------------------------------------------------------------------

-- A view gives nobody a right: who opens it sees what he or she may see. `settings` as contract/list-views.ts checks them.
-- Deleted ones stay for 30 days, so that links and other people's pins are whole again when it is taken back.
create table list_view (
  id bigint generated always as identity primary key,
  owner_id bigint not null references user_account,
  name text not null check (char_length(name) between 1 and 40),
  shared_with text not null check (shared_with in ('nobody', 'department', 'everybody')),
  settings jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
create unique index list_view_name on list_view (owner_id, lower(name)) where deleted_at is null;

-- What stands first in the row of views, in a person's own order: `preset:overdue`, or the id of a view.
create table list_view_pin (
  user_id bigint not null references user_account,
  view_key text not null check (view_key ~ '^(preset:[a-z]{1,20}|[1-9][0-9]{0,14})$'),
  position integer not null,
  primary key (user_id, view_key)
);
