import { contactNow, customerNow } from '../customers/logged-fields.ts'
import { type Db, sql } from '../platform/database.ts'
import type { Kept } from './restore.ts'

/*
 * Marks go with values (docs/decisions/0030): that of a value which the one that stays takes over comes along as its own, and
 * the one on the value that it replaces is set aside until the merge is taken back.
 */

const said = sql.raw('how, reason, verified_on, at, actor_id, proof, file_id')

/** The marks on the values of the one that stays itself, as they are before it takes others over. */
export async function readMarks(trx: Db, keepId: number): Promise<unknown[]> {
  const { rows } = await sql<{ mark: unknown }>`
    select to_jsonb(m) as mark from field_mark m where customer_id = ${keepId} and contact_id is null order by id`.execute(
    trx,
  )
  return rows.map(({ mark }) => mark)
}

/** Those that went with their values. */
export const setAside = (trx: Db, mergeId: number, marks: readonly unknown[]) =>
  sql`
    update customer_merge set was = was || jsonb_build_object('marks', (
      select coalesce(jsonb_agg(m.value), '[]') from jsonb_array_elements(${JSON.stringify(marks)}::jsonb) m
      where not exists (select from field_mark f where f.id = (m.value ->> 'id')::bigint)))
    where id = ${mergeId}`.execute(trx)

type Merged = {
  mergeId: number
  keepId: number
  others: readonly number[]
  united: ReadonlyMap<number, number>
}

/** Of several marks on one value the latest; a value that the one that stays has marked itself keeps that. */
export async function carryMarks(trx: Db, { mergeId, keepId, others, united }: Merged): Promise<void> {
  await sql`
    with now as (select c.id, ${customerNow} as fields from customer c where c.id = any(${[keepId, ...others]}::bigint[])),
    carried as (
      select distinct on (m.field) m.* from field_mark m
      join now o on o.id = m.customer_id and o.id <> ${keepId} join now k on k.id = ${keepId}
      where m.contact_id is null and o.fields -> split_part(m.field, '.', 2) = k.fields -> split_part(m.field, '.', 2)
        and not exists (
          select from field_mark own where own.customer_id = ${keepId} and own.contact_id is null and own.field = m.field)
      order by m.field, m.at desc, m.id),
    made as (
      insert into field_mark (customer_id, field, ${said})
      select ${keepId}, field, ${said} from carried returning id, field)
    insert into merge_entry (merge_id, record, record_id, from_id)
    select ${mergeId}, 'field_mark', made.id, carried.customer_id from made join carried using (field)`.execute(
    trx,
  )
  const pairs = [...united].map(([id, withId]) => ({ id, with_id: withId }))
  await sql`
    with u as (select id, with_id from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as u(id bigint, with_id bigint)),
    now as (select k.id, ${contactNow} as fields from contact k where k.id in (select id from u union select with_id from u)),
    carried as (
      select distinct on (u.with_id, m.field, h.id) m.customer_id as from_id, u.with_id, h.id as phone_of_it, m.field, m.how, m.reason, m.verified_on, m.at,
        m.actor_id, m.proof, m.file_id
      from field_mark m join u on u.id = m.contact_id join now o on o.id = u.id join now k on k.id = u.with_id
      left join contact_phone p on p.id = m.phone_id
      left join contact_phone h on h.contact_id = u.with_id and h.e164 = p.e164 and h.extension is not distinct from p.extension
      where case when m.phone_id is null
          then o.fields -> split_part(m.field, '.', 2) = k.fields -> split_part(m.field, '.', 2) else h.id is not null end
        and not exists (
          select from field_mark own
          where own.contact_id = u.with_id and own.field = m.field and own.phone_id is not distinct from h.id)
      order by u.with_id, m.field, h.id, m.at desc, m.id),
    made as (
      insert into field_mark (customer_id, contact_id, phone_id, field, ${said})
      select ${keepId}, with_id, phone_of_it, field, ${said} from carried returning id, contact_id, phone_id, field)
    insert into merge_entry (merge_id, record, record_id, from_id)
    select ${mergeId}, 'field_mark', made.id, carried.from_id
    from made join carried on carried.with_id = made.contact_id and carried.field = made.field
      and carried.phone_of_it is not distinct from made.phone_id`.execute(trx)
}

/**
 * Once the values are given back: what came along goes, unless somebody marked the value since, and what was set aside is there
 * again on each value that was given back.
 */
export async function giveMarksBack(trx: Db, mergeId: number, kept: readonly Kept[]): Promise<void> {
  await sql`
    delete from field_mark m using merge_entry e, customer_merge g
    where g.id = ${mergeId} and e.merge_id = g.id and e.record = 'field_mark' and m.id = e.record_id and m.at < g.at`.execute(
    trx,
  )
  const edited = kept.flatMap(({ record, field }) => (record === 'customer' ? [`customer.${field}`] : []))
  await sql`
    insert into field_mark (id, customer_id, field, ${said}) overriding system value
    select m.id, m.customer_id, m.field, m.how, m.reason, m.verified_on, m.at, m.actor_id, m.proof, f.id
    from customer_merge g
    cross join lateral jsonb_populate_recordset(null::field_mark, coalesce(g.was -> 'marks', '[]')) m
    left join file f on f.id = m.file_id
    where g.id = ${mergeId} and m.field <> all(${edited}::text[])
    on conflict do nothing`.execute(trx)
}
