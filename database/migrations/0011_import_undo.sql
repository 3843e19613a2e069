-- An import can be taken back; how much of it was removed, and how much had been worked on and stayed, stands on it.
alter table import drop constraint import_status_check;
alter table import add constraint import_status_check
  check (status in ('reading', 'mapping', 'checking', 'ready', 'running', 'done', 'undoing', 'failed'));
alter table import add column undone jsonb;
