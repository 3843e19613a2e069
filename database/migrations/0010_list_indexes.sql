-- Lists of a million customers: each scope in the order of a list, with what its stock filters ask beside it, so that a
-- page and its count are read from one index.
drop index customer_owner;
create index customer_owner on customer (owner_id, created_at desc, id desc)
  include (stage, industry_id, region_code, last_follow_up_at, next_follow_up_at) where deleted_at is null;
drop index customer_department;
create index customer_department on customer (department_id, created_at desc, id desc)
  include (stage, industry_id, region_code, last_follow_up_at, next_follow_up_at, owner_id) where deleted_at is null;

-- Who sees all of them asks by one of these.
create index customer_stage on customer (stage, created_at desc, id desc) where deleted_at is null;
create index customer_industry on customer (industry_id, created_at desc, id desc) include (stage) where deleted_at is null;
create index customer_region on customer (region_code, created_at desc, id desc) where deleted_at is null;

-- By the next follow-up, for each scope. A follow-up changes these columns, so it touches every index of its customer:
-- that costs less than a list that reads all rows (bench/).
create index customer_next on customer (next_follow_up_at, created_at desc, id desc)
  where deleted_at is null and next_follow_up_at is not null;
create index customer_next_of on customer (owner_id, next_follow_up_at, created_at desc, id desc)
  where deleted_at is null and next_follow_up_at is not null;
create index customer_next_in on customer (department_id, next_follow_up_at, created_at desc, id desc)
  where deleted_at is null and next_follow_up_at is not null;
create index customer_needs_next_step_in on customer (department_id, created_at desc, id desc)
  where needs_next_step and deleted_at is null;
