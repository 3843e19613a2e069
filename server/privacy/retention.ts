import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/retention.ts'
import { shownName } from '../contacts/fields.ts'
import { shownCustomerName } from '../customers/name.ts'
import { pageKeyOf, readPageKey } from '../customers/page-key.ts'
import { named } from '../customers/row.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { recordSettings } from '../platform/rule-log.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { standing } from './holds.ts'
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
    until: string | null
    byId: number | null
    byName: string | null
  }>(
    database,
    sql`
      select h.customer_id as "customerId", c.type, c.name, h.reason, h.at, h.until, u.id as "byId", u.name as "byName"
      from retention_hold h left join ${seenBy(viewer, 'customer')} c on c.id = h.customer_id
      left join user_account u on u.id = h.actor_id
      where ${standing} order by h.at desc limit 200`,
  )
  // Words about a person are as guarded as their name.
  const isShown = isClear(levelOf(viewer, 'contact.name'))
  return {
    rules,
    runs,
    holds: holds.map(({ type, name, reason, byId, byName, ...hold }) => ({
      ...hold,
      reason: name !== null && isShown ? reason : null,
      name: name === null || type === null ? null : shownCustomerName(viewer, { type, name }),
      by: named(byId, byName),
    })),
  }
}

type Reached = {
  customerId: number
  type: 'company' | 'individual'
  name: string
  contactId: number | null
  contact: string | null
  ownerId: number | null
  ownerName: string | null
  since: string
  key: number[]
}

/** The oldest first; instants as numbers, so that a page begins exactly behind the one before. */
const position = sql`trunc(extract(epoch from r.since) * 1000)::bigint, r.customer_id, coalesce(r.contact_id, 0)`

function beyond(after: string) {
  const [at, customerId, contactId, ...more] = readPageKey(after)
  if (
    typeof at !== 'number' ||
    typeof customerId !== 'number' ||
    typeof contactId !== 'number' ||
    more.length > 0
  )
    throw invalid('after', 'page_key')
  return sql`(${position}) > (${at}::bigint, ${customerId}::bigint, ${contactId}::bigint)`
}

export async function previewRetention(
  database: Database,
  viewer: Viewer,
  { after, limit, ...asked }: BodyOf<typeof contract.previewRetention>,
): Promise<ResultOf<typeof contract.previewRetention>> {
  const [counted] = await selectRows<{ count: number }>(
    database,
    sql`select count(*) as count from (${reached(asked)}) r`,
  )
  const rows = await selectRows<Reached>(
    database,
    sql`
      select c.id as "customerId", c.type, c.name, k.id as "contactId", k.name as contact, u.id as "ownerId", u.name as "ownerName", r.since,
        array[${position}] as key
      from (${reached(asked)}) r join ${seenBy(viewer, 'customer')} c on c.id = r.customer_id
      left join contact k on k.id = r.contact_id left join user_account u on u.id = c.owner_id
      where ${after === undefined ? sql`true` : beyond(after)}
      order by ${position} limit ${sql.lit(limit + 1)}`,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    count: counted?.count ?? 0,
    next: rows.length > limit && last ? pageKeyOf(last.key) : null,
    rows: page.map(({ type, name, contact, ownerId, ownerName, key: _, ...row }) => ({
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
