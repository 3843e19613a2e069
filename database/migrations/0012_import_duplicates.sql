-- A row can be of a customer that is there already, found by credit code or name; what becomes of it is chosen for all such
-- rows, or for one. Whether the importer may edit that customer is asked when the row is checked, and again when it is run.
alter table import_row add column known_id bigint;
alter table import_row add column known_by text check (known_by in ('creditCode', 'name'));
alter table import_row add column known_editable boolean not null default false;
alter table import_row add column decision text check (decision in ('skip', 'fill', 'overwrite', 'new'));

-- Further rows of one customer, each with another contact: the row further up that its customer is made of.
alter table import_row add column joins integer;

alter table import add column known_decision text not null default 'skip'
  check (known_decision in ('skip', 'fill', 'overwrite', 'new'));
alter table import add column rows_known integer not null default 0;
alter table import add column rows_joined integer not null default 0;
alter table import add column rows_updated integer not null default 0;

-- Follow-ups of the past come with their own time and author, and go when the import is taken back.
alter table follow_up add column import_id bigint;
create index follow_up_import on follow_up (import_id) where import_id is not null;

-- When the run took place that can be taken back: what it changed of customers that were there bears this time in the
-- change log.
alter table import add column ran_at timestamptz;
update import set ran_at = (select max(created_at) from customer where import_id = import.id) where status = 'done';
