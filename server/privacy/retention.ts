import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/retention.ts'
import { shownName } from '../contacts/fields.ts'
import { shownCustomerName } from '../customers/name.ts'
import { named } from '../customers/row.ts'
import {
  type Database,
  type Db,
  type RawBuilder,
  selectRows,
  sql,
  transaction,
} from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import type { FileStore } from '../platform/files/store.ts'
import { recordSettings } from '../platform/rule-log.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { eraseRows, lockPerson, noteErasure } from './erase.ts'
import type { Subject } from './person.ts'

type Rule = contract.RetentionRule

/** Customers that no rule reaches: they have come to a deal once, are held, or somebody of them has asked for something. */
const exempt = sql`(
  c.stage = 'deal' or c.erased_at is not null
  or exists (select from stage_change s where s.customer_id = c.id and s.to_stage = 'deal')
  or exists (select from retention_hold h where h.customer_id = c.id)
  or exists (select from privacy_request r where r.outcome is null and (r.customer_id = c.id
    or r.contact_id in (select k.id from contact k where k.customer_id = c.id))))`

/** @param ahead days from now on */
const before = (months: number, ahead: number) =>
  sql`((now() at time zone (select time_zone from organisation))::date + ${ahead}::integer - make_interval(months => ${months}))`
const local = (instant: RawBuilder<unknown>) =>
  sql`(${instant} at time zone (select time_zone from organisation))::date`

/** Since when nothing has happened. */
const lastSeen = sql`coalesce(c.last_follow_up_at, c.created_at)`
const lostSince = sql`greatest(${lastSeen}, coalesce((
  select max(s.at) from stage_change s where s.customer_id = c.id and s.to_stage = 'lost'), c.created_at))`

/** Whom a rule reaches, as `customer_id`, `contact_id`, `since`; from the day after so many months on. */
function reached(
  { kind, months, step }: Pick<Rule, 'kind' | 'months' | 'step'>,
  ahead = 0,
): RawBuilder<unknown> {
  // Where all persons are erased already there is nobody left to erase.
  const somebody =
    step === 'erase'
      ? sql`(c.type = 'individual' or exists (select from contact k where k.customer_id = c.id and k.erased_at is null))`
      : sql`true`
  const alive = sql`c.deleted_at is null and ${somebody} and not ${exempt}`
  switch (kind) {
    case 'prospects':
      return sql`
        select c.id as customer_id, null::bigint as contact_id, ${lastSeen} as since from customer c
        where ${alive} and c.stage = 'prospect' and ${local(lastSeen)} < ${before(months, ahead)}
          and not exists (select from follow_up_plan p where p.customer_id = c.id and p.status = 'open')`
    case 'lost':
      return sql`
        select c.id as customer_id, null::bigint as contact_id, ${lostSince} as since from customer c
        where ${alive} and c.stage = 'lost' and ${local(lostSince)} < ${before(months, ahead)}`
    case 'left':
      return sql`
        select c.id as customer_id, k.id as contact_id, k.left_on::timestamp at time zone 'UTC' as since
        from contact k join customer c on c.id = k.customer_id
        where ${alive} and k.deleted_at is null and k.erased_at is null and k.left_on < ${before(months, ahead)}`
  }
}

export async function readRetention(
  database: Database,
  viewer: Viewer,
): Promise<ResultOf<typeof contract.readRetention>> {
  const rules = await selectRows<Rule>(
    database,
    sql`select kind, months, step, is_on as "isOn" from retention_rule order by array_position('{prospects,lost,left}', kind)`,
  )
  const runs = await selectRows<ResultOf<typeof contract.readRetention>['runs'][number]>(
    database,
    sql`select id, at, kind, step, reached, failed from retention_run order by id desc limit 20`,
  )
  const holds = await selectRows<{
    customerId: number
    type: 'company' | 'individual' | null
    name: string | null
    reason: string
    at: string
    byId: number | null
    byName: string | null
  }>(
    database,
    sql`
      select h.customer_id as "customerId", c.type, c.name, h.reason, h.at, u.id as "byId", u.name as "byName"
      from retention_hold h left join ${seenBy(viewer, 'customer')} c on c.id = h.customer_id
      left join user_account u on u.id = h.actor_id order by h.at desc limit 200`,
  )
  return {
    rules,
    runs,
    holds: holds.map(({ type, name, byId, byName, ...hold }) => ({
      ...hold,
      name: name === null || type === null ? null : shownCustomerName(viewer, { type, name }),
      by: named(byId, byName),
    })),
  }
}

type Reached = {
  customerId: number
  type: 'company' | 'individual'
  name: string
  contact: string | null
  ownerId: number | null
  ownerName: string | null
  since: string
}

export async function previewRetention(
  database: Database,
  viewer: Viewer,
  asked: BodyOf<typeof contract.previewRetention>,
): Promise<ResultOf<typeof contract.previewRetention>> {
  const [counted] = await selectRows<{ count: number }>(
    database,
    sql`select count(*) as count from (${reached(asked)}) r`,
  )
  const rows = await selectRows<Reached>(
    database,
    sql`
      select c.id as "customerId", c.type, c.name, k.name as contact, u.id as "ownerId", u.name as "ownerName", r.since
      from (${reached(asked)}) r join ${seenBy(viewer, 'customer')} c on c.id = r.customer_id
      left join contact k on k.id = r.contact_id left join user_account u on u.id = c.owner_id
      order by r.since, r.customer_id, r.contact_id limit 20`,
  )
  return {
    count: counted?.count ?? 0,
    rows: rows.map(({ type, name, contact, ownerId, ownerName, ...row }) => ({
      ...row,
      name: shownCustomerName(viewer, { type, name }),
      contact: contact && shownName(viewer, contact, false),
      owner: named(ownerId, ownerName),
    })),
  }
}

export async function updateRetention(trx: Db, { kind, months, step, isOn }: Rule): Promise<void> {
  if (kind === 'left' && step === 'trash') throw invalid('step', 'retention.erase_only')
  const { rows } = await sql<Omit<Rule, 'kind'>>`
    select months, step, is_on as "isOn" from retention_rule where kind = ${kind} for update`.execute(trx)
  if (!rows[0]) throw failure('record.not_found')
  await sql`
    update retention_rule set months = ${months}, step = ${step}, is_on = ${isOn} where kind = ${kind}`.execute(
    trx,
  )
  const changed = { months, step, isOn }
  await recordSettings(trx, { action: 'retention.changed', data: { kind } }, rows[0], changed)
}

export async function holdCustomer(
  trx: Db,
  viewer: Viewer,
  customerId: number,
  reason: string,
): Promise<void> {
  const { rows } = await sql`
    insert into retention_hold (customer_id, reason, actor_id)
    select c.id, ${reason}, ${viewer.userId} from ${seenBy(viewer, 'customer')} c where c.id = ${customerId}::bigint
    on conflict (customer_id) do update set reason = excluded.reason, actor_id = excluded.actor_id, at = now()
    returning customer_id`.execute(trx)
  if (rows.length === 0) throw failure('record.not_found')
}

export async function liftHold(trx: Db, customerId: number): Promise<void> {
  const { rows } = await sql`
    delete from retention_hold where customer_id = ${customerId}::bigint returning customer_id`.execute(trx)
  if (rows.length === 0) throw failure('record.not_found')
}

/** Days for which owners are told before a rule reaches a customer of theirs. */
const warnedDays = 7
const mostNamed = 5

/** Own customers that rules which are on will reach within days, for the workbench. */
export async function soonReached(
  database: Database,
  viewer: Viewer,
): Promise<{ count: number; rows: { id: number; name: string }[] }> {
  const rules = await selectRows<Rule>(
    database,
    sql`select kind, months, step, is_on as "isOn" from retention_rule where is_on order by kind`,
  )
  if (rules.length === 0) return { count: 0, rows: [] }
  const found = sql`${sql.join(
    rules.map((rule) => sql`(${reached(rule, warnedDays)})`),
    sql` union all `,
  )}`
  const rows = await selectRows<{ id: number; type: 'company' | 'individual'; name: string; count: number }>(
    database,
    sql`
      select c.id, c.type, c.name, count(*) over ()::integer as count
      from ${seenBy(viewer, 'customer')} c
      where c.owner_id = ${viewer.userId}::bigint and c.id in (select r.customer_id from (${found}) r)
      order by c.id limit ${sql.lit(mostNamed)}`,
  )
  return {
    count: rows[0]?.count ?? 0,
    rows: rows.map(({ id, type, name }) => ({ id, name: shownCustomerName(viewer, { type, name }) })),
  }
}

/** So many in a night, so that the day finds it done. */
const mostInANight = 500

/**
 * Runs the rules that are on. Each customer or contact is a transaction of its own, asked again under its lock: what somebody has
 * worked on meanwhile is left alone, and a night that breaks off goes on in the next one.
 */
export async function runRetention(database: Database, store: FileStore): Promise<void> {
  const rules = await selectRows<Rule>(
    database,
    sql`select kind, months, step, is_on as "isOn" from retention_rule where is_on order by kind`,
  )
  for (const rule of rules) {
    const found = await selectRows<{ customerId: number; contactId: number | null }>(
      database,
      sql`
        select customer_id as "customerId", contact_id as "contactId" from (${reached(rule)}) r
        order by since, customer_id, contact_id limit ${mostInANight}`,
    )
    let done = 0
    let failed = 0
    for (const subject of found) {
      try {
        if (await reach(database, store, rule, subject)) done += 1
      } catch {
        // Somebody is at work on it, or an import: the next night finds it again.
        failed += 1
      }
    }
    if (found.length > 0)
      await sql`
        insert into retention_run (kind, step, months, reached, failed)
        values (${rule.kind}, ${rule.step}, ${rule.months}, ${done}, ${failed})`.execute(database.db)
  }
}

async function reach({ db }: Database, store: FileStore, rule: Rule, subject: Subject): Promise<boolean> {
  const keys = await transaction(db, { userId: null, source: 'system' }, async (trx) => {
    await sql`select from customer where id = ${subject.customerId} for update`.execute(trx)
    const { rows } = await sql`
      select from (${reached(rule)}) r
      where r.customer_id = ${subject.customerId} and r.contact_id is not distinct from ${subject.contactId}::bigint`.execute(
      trx,
    )
    if (rows.length === 0) return null
    if (rule.step === 'erase') return erase(trx, subject)
    await sql`
      update customer set deleted_at = now(), deleted_by = null, version = version + 1 where id = ${subject.customerId}`.execute(
      trx,
    )
    return []
  })
  for (const key of keys ?? []) await store.remove(key)
  return keys !== null
}

/** Of a company all persons; files of exports are made again by who needs them. */
async function erase(trx: Db, subject: Subject): Promise<string[]> {
  const keys: string[] = []
  for (const one of await personsOf(trx, subject)) {
    const person = await lockPerson(trx, one)
    // One that a merge made part of another one went with it.
    if (person.isErased) continue
    const erased = await eraseRows(trx, person, { keep: [], fileIds: [], clean: [] })
    await noteErasure(trx, person, { requestId: null, actorId: null, fileIds: [], keep: [] })
    keys.push(...erased.keys)
  }
  return keys
}

async function personsOf(trx: Db, subject: Subject): Promise<Subject[]> {
  if (subject.contactId !== null) return [subject]
  const { customerId } = subject
  const { rows } = await sql<{ id: number; isPerson: boolean }>`
    select k.id, c.type = 'individual' as "isPerson" from customer c left join contact k on k.customer_id = c.id and k.erased_at is null
    where c.id = ${customerId} order by k.id`.execute(trx)
  if (rows[0]?.isPerson) return [{ contactId: null, customerId }]
  return rows.flatMap(({ id }) => (id === null ? [] : [{ contactId: id, customerId }]))
}
