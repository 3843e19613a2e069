import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/retention.ts'
import { shownName } from '../contacts/fields.ts'
import { shownCustomerName } from '../customers/name.ts'
import { named } from '../customers/row.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { recordSettings } from '../platform/rule-log.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { reached } from './reached.ts'

type Rule = contract.RetentionRule

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
