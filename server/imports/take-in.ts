import { type Db, sql } from '../platform/database.ts'
import type { Task } from './queries.ts'

/**
 * A good row with the number that its customer gets, whose id was reserved by checking, and the further rows of it, of which
 * some have a contact.
 */
export type Placed = { row: number; number: string | null; joined: readonly number[]; contacts: number }

/** Writes customers, contacts and phones of some good rows, all by SQL from what checking has kept of them. */
export async function takeIn(trx: Db, task: Task, placed: readonly Placed[]): Promise<void> {
  const rows = placed.map(({ row }) => row)
  if (task.mapping.includes('group')) await insertGroups(trx, task, rows)
  await insertCustomers(trx, task, rows, placed)
  if (task.mapping.includes('tags')) await insertTags(trx, task, rows)
  const all = placed.flatMap(({ row, joined }) => [row, ...joined])
  await insertContacts(trx, task, all)
  await insertFollowUps(trx, task, all)
}

/** Groups are found by their name, and made where there is none, as on the record. */
export const insertGroups = (trx: Db, task: Task, rows: number[]) =>
  sql`
  insert into company_group (name, created_by)
  select distinct r.parsed -> 'customer' ->> 'group_name' as name, ${task.userId}::bigint from import_row r
  where r.import_id = ${task.id} and r.sheet = ${task.sheet} and r.row_number = any(${rows}::integer[])
    and r.parsed -> 'customer' ? 'group_name'
  order by name on conflict (name) do nothing`.execute(trx)

const insertTags = (trx: Db, task: Task, rows: number[]) =>
  sql`
  insert into customer_tag (customer_id, tag_id, created_by)
  select r.customer_id, t.id::bigint, ${task.userId}::bigint
  from import_row r cross join lateral jsonb_array_elements_text(r.parsed -> 'tags') as t(id)
  where r.import_id = ${task.id} and r.sheet = ${task.sheet} and r.row_number = any(${rows}::integer[])`.execute(
    trx,
  )

const insertCustomers = (trx: Db, task: Task, rows: number[], placed: readonly Placed[]) =>
  sql`
  insert into customer (id, number, review_status, import_id, owner_id, department_id, created_by, updated_by,
    contact_count, last_contact_ordinal, type, stage, country, name, name_norm, name_pinyin, name_initials, name_key, name_region, name_sound,
    short_name, credit_code, legal_nature, business_type, industry_id, founded_on, region_code, address, website,
    main_business, headcount_min, headcount_max, revenue_min, revenue_max, total_assets, initial_need, budget_min,
    budget_max, expected_start, urgency, pain_points, preferences, household, source, source_note, cooperation_since, relation_status, highlights, group_id, custom)
  overriding system value
  select r.customer_id, given.number, case when given.number is null then 'draft' else 'approved' end, ${task.id}::bigint, o.id, o.department_id, ${task.userId}::bigint, ${task.userId}::bigint,
    contacts.count, contacts.count, coalesce(x.type, 'company'), coalesce(x.stage, 'prospect'), coalesce(x.country, 'CN'),
    x.name, x.name_norm, x.name_pinyin, x.name_initials, x.name_key, x.name_region, x.name_sound,
    x.short_name, x.credit_code, x.legal_nature, x.business_type, x.industry_id, x.founded_on, x.region_code, x.address, x.website,
    x.main_business, x.headcount_min, x.headcount_max, x.revenue_min, x.revenue_max, x.total_assets, x.initial_need, x.budget_min,
    x.budget_max, x.expected_start, x.urgency, x.pain_points, x.preferences, x.household, x.source, x.source_note, x.cooperation_since, x.relation_status, x.highlights,
    (select id from company_group where name = x.group_name),
    coalesce(r.parsed -> 'custom', '{}')
  from unnest(${rows}::integer[], ${placed.map(({ number }) => number)}::text[], ${placed.map(({ contacts }) => contacts)}::integer[])
    with ordinality as given(row_number, number, contacts, place)
  join import_row r on r.import_id = ${task.id} and r.sheet = ${task.sheet} and r.row_number = given.row_number
  cross join lateral jsonb_to_record(r.parsed -> 'customer') as x(
    name text, name_norm text, name_pinyin text, name_initials text, name_key text, name_region text, name_sound text, type text, short_name text, credit_code text,
    legal_nature text, business_type text, industry_id bigint, founded_on date, country text, region_code text,
    address text, website text, main_business text, headcount_min integer, headcount_max integer, revenue_min bigint,
    revenue_max bigint, total_assets bigint, initial_need text, budget_min bigint, budget_max bigint,
    expected_start date, urgency text, pain_points text, preferences text, household text, source text, source_note text, cooperation_since date,
    stage text, relation_status text, highlights text, group_name text, owner_id bigint)
  cross join lateral (select given.contacts + case when jsonb_typeof(r.parsed -> 'contact') = 'object' then 1 else 0 end as count) contacts
  join user_account o on o.id = coalesce(x.owner_id, ${task.userId}::bigint)
  order by given.place`.execute(trx)

/** What a customer has already; one that was just made has nothing. */
type Having = { id: number; last: number; hasPrimary: boolean }

/**
 * Contacts of rows whose customers stand, numbered on from the last one they have. Those of customers that were there
 * before get an entry in the log, as when they are added by hand.
 *
 * Ids are drawn first: finding each phone's contact again would be a join of two results that PostgreSQL has no figures
 * of, and with a kept plan it once compared every contact of a batch with every row.
 */
export const insertContacts = (trx: Db, task: Task, rows: number[], having: readonly Having[] = []) =>
  sql`
  with sequence as materialized (
    select pg_get_serial_sequence('contact', 'id')::regclass as name
  ), given as materialized (
    select nextval(sequence.name) as contact_id, r.customer_id, r.parsed, had.id is not null as is_added,
      coalesce(had.last, 0) as last, coalesce(had.has_primary, false) as has_primary,
      row_number() over (partition by r.customer_id order by r.row_number) as place
    from sequence, import_row r
    left join unnest(${having.map(({ id }) => id)}::bigint[], ${having.map(({ last }) => last)}::integer[],
      ${having.map(({ hasPrimary }) => hasPrimary)}::boolean[]) as had(id, last, has_primary) on had.id = r.customer_id
    where r.import_id = ${task.id} and r.sheet = ${task.sheet} and r.row_number = any(${rows}::integer[])
      and jsonb_typeof(r.parsed -> 'contact') = 'object'
    order by r.row_number
  ), made as (
    insert into contact (id, customer_id, ordinal, is_primary, created_by, updated_by, name, name_norm, name_pinyin,
      name_initials, job_title, email, wechat, relation, preferred_channels, good_hours, influence, attitude, remark, custom)
    overriding system value
    select g.contact_id, g.customer_id, g.last + g.place, g.place = 1 and not g.has_primary, ${task.userId}::bigint, ${task.userId}::bigint,
      x.name, x.name_norm, x.name_pinyin, x.name_initials, x.job_title, x.email, x.wechat, x.relation,
      coalesce(x.preferred_channels, '{}'), x.good_hours, x.influence, x.attitude, x.remark, coalesce(g.parsed -> 'contactCustom', '{}')
    from given g cross join lateral jsonb_to_record(g.parsed -> 'contact') as x(
      name text, name_norm text, name_pinyin text, name_initials text, job_title text, email text, wechat text,
      relation text, preferred_channels text[], good_hours text, influence text, attitude text, remark text)
  ), logged as (
    insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
    select 'contact', contact_id, customer_id, 1, current_actor(), current_source(), '{"created": [false, true]}'
    from given where is_added
  )
  insert into contact_phone (contact_id, customer_id, position, kind, e164, extension)
  select g.contact_id, g.customer_id, p.place - 1, p.phone ->> 'kind', p.phone ->> 'e164', p.phone ->> 'extension'
  from given g cross join lateral jsonb_array_elements(g.parsed -> 'phones') with ordinality as p(phone, place)`.execute(
    trx,
  )

/**
 * Follow-ups of the past, each under its author; the same one isn't taken in twice. A day without a time is its beginning.
 * Like one that is written by hand each is the customer's last, if nothing later is known.
 */
export async function insertFollowUps(trx: Db, task: Task, rows: number[]): Promise<void> {
  if (!task.mapping.includes('followUp.content')) return
  await sql`
    with told as (
      select distinct on (r.customer_id, t.at, r.parsed #>> '{followUp,content}') r.customer_id, t.at, r.parsed -> 'followUp' as said
      from import_row r cross join organisation o
      cross join lateral (select (r.parsed #>> '{followUp,at}')::timestamp at time zone o.time_zone as at) t
      where r.import_id = ${task.id} and r.sheet = ${task.sheet} and r.row_number = any(${rows}::integer[]) and r.parsed ? 'followUp'
        and not exists (select from follow_up f
          where f.customer_id = r.customer_id and f.at = t.at and f.content = r.parsed #>> '{followUp,content}')
      order by r.customer_id, t.at, r.parsed #>> '{followUp,content}', r.row_number
    ), made as (
      insert into follow_up (customer_id, contact_id, at, method, content, feedback, feedback_detail, import_id, created_by, updated_by)
      select t.customer_id,
        (select k.id from contact k where k.customer_id = t.customer_id and k.name_norm = t.said ->> 'contact' and k.deleted_at is null
         order by k.ordinal limit 1),
        t.at, coalesce(x.method, 'other'), x.content, x.feedback, x."feedbackDetail", ${task.id}::bigint,
        coalesce(x.author, ${task.userId}::bigint), ${task.userId}::bigint
      from told t cross join lateral jsonb_to_record(t.said) as x(
        content text, author bigint, method text, feedback text, "feedbackDetail" text)
      returning customer_id, at
    )
    update customer c set last_follow_up_at = greatest(c.last_follow_up_at, m.last)
    from (select customer_id, max(at) as last from made group by customer_id) m where c.id = m.customer_id`.execute(
    trx,
  )
}
