-- What a text of a column means, said once for every row that has it: in its place stands `replacement`, '' leaves the
-- cell out. It holds while the column becomes `target`; what 电子 is as an industry says nothing of it as a remark.
create table import_correction (
  import_id bigint not null references import on delete cascade,
  sheet integer not null,
  "column" integer not null,
  target text not null,
  value text not null check (length(value) <= 500),
  replacement text not null,
  primary key (import_id, sheet, "column", target, value)
);

-- Single cells put right, by column: {"3": {"target": "contact.phones", "text": "13800138000"}}. `cells` stay as the
-- sheet has them.
alter table import_row add column mends jsonb;
