-- 数据体检: what the last check found at customers. Without a reference to them on purpose: making one for a million rows
-- would hold every customer against those who edit it. Who was removed since is joined by nobody and goes with the next check.
create table check_finding (
  customer_id bigint not null,
  kind text collate "C" not null,
  -- Which required fields are missing, as "customer.address".
  fields text[],
  -- Which numbers can’t be called.
  phone_ids bigint[],
  primary key (kind, customer_id)
);

-- A day's figures: so many customers of this owner with exactly these findings, sorted. From them the share of sound ones is
-- told within anybody's scope, and without the kinds that somebody may not know of.
create table check_figure (
  day date not null,
  department_id bigint not null,
  owner_id bigint,
  kinds text[] not null,
  customers integer not null check (customers > 0),
  unique nulls not distinct (owner_id, day, department_id, kinds)
);
create index check_figure_department on check_figure (department_id, day);

-- One row: the check that is under way, and when the last one ended.
create table check_run (
  id smallint primary key default 1 check (id = 1),
  -- Its last sign of life; null when none is under way. One that stays silent was cut off.
  alive_at timestamptz,
  done smallint not null default 0,
  -- Asked for while one was under way, which may have looked already.
  again boolean not null default false,
  failed boolean not null default false,
  checked_at timestamptz
);

-- Days without a follow-up after which a customer is silent (DOMAIN §2, 沉睡).
alter table organisation add column silent_after_days integer not null default 180
  check (silent_after_days between 1 and 3650);
