import type { ResultOf } from '../../contract/endpoint.ts'
import type { readRegistration as endpoint } from '../../contract/registrations.ts'
import { today } from '../followups/due.ts'
import {
  type Database,
  type Db,
  jsonInstant,
  type RawBuilder,
  selectRows,
  sql,
} from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { type CustomerKey, hangingOnSeen, mayTo, seenBy, type Viewer } from '../platform/visibility.ts'
import { isStanding } from './standing.ts'

export type State = {
  standing: {
    id: number
    until: string
    at: string
    byId: number
    byName: string
    isExtended: boolean
  } | null
  /** Through which day a new one, or the standing one when it is extended, would hold. */
  next: string
  /** Whether the owner has had this customer protected before, for more than an hour. */
  isUsed: boolean
  held: number
  limit: number
}

/** One registered by mistake and given up at once doesn't count as used. */
const wasUsed = sql`r.ended_at is null or r.ended_at > r.at + interval '1 hour'`

/** How it stands with the protection of customer `c`. */
const stateOf = (id: RawBuilder<unknown>, ownerId: RawBuilder<unknown>) => sql`
  (select jsonb_build_object('id', r.id, 'until', r.until, 'at', ${jsonInstant(sql`r.at`)},
     'byId', r.by_id, 'byName', u.name, 'isExtended', r.extended_at is not null)
   from ${hangingOnSeen('registration')} r join user_account u on u.id = r.by_id
   where r.customer_id = ${id} and ${isStanding} order by r.until desc, r.id desc limit 1) as standing,
  exists (select from ${hangingOnSeen('registration')} r
    where r.customer_id = ${id} and r.owner_id = ${ownerId} and (${wasUsed})) as "isUsed",
  (select count(distinct r.customer_id)::integer from ${hangingOnSeen('registration')} r join ${hangingOnSeen('customer')} h on h.id = r.customer_id
   where h.owner_id = ${ownerId} and h.deleted_at is null and ${isStanding}) as held,
  (select registration_limit from organisation) as "limit"`

type Row = Omit<State, 'next'> & { fresh: string; longer: string | null }

const rowOf = (id: RawBuilder<unknown>, ownerId: RawBuilder<unknown>) => sql`
  select now.*, (${today} + o.registration_days)::text as fresh,
    ((now.standing ->> 'until')::date + o.registration_extra_days)::text as longer
  from (select ${stateOf(id, ownerId)}) now, organisation o`

const asState = ({ fresh, longer, ...state }: Row): State => ({ ...state, next: longer ?? fresh })

/** Of a customer that who calls has locked. */
export async function readState(trx: Db, { id, ownerId }: CustomerKey): Promise<State> {
  const { rows } = await sql<Row>`${rowOf(sql`${id}::bigint`, sql`${ownerId}::bigint`)}`.execute(trx)
  if (!rows[0]) throw new Error('a state without a row')
  return asState(rows[0])
}

/** Of the protection decide the owner and whoever may assign the customer; who works on it by a share doesn't. */
export const mayProtect = (viewer: Viewer, customer: CustomerKey): boolean =>
  mayTo(viewer, 'edit', customer) && (customer.ownerId === viewer.userId || mayTo(viewer, 'assign', customer))

/** Why somebody can't register the customer now; nobody registers the same customer for oneself again and again. */
export function whyNot(viewer: Viewer, customer: CustomerKey, { isUsed, held, limit }: State) {
  if (customer.ownerId === null) return 'noOwner'
  const maySupervise = customer.ownerId !== viewer.userId && mayTo(viewer, 'assign', customer)
  if (isUsed && !maySupervise) return 'again'
  return held >= limit ? 'limit' : null
}

/** @throws record.not_found */
export async function readRegistration(
  database: Database,
  viewer: Viewer,
  id: number,
): Promise<ResultOf<typeof endpoint>> {
  const [row] = await selectRows<Row & { ownerId: number | null; departmentId: number; isErased: boolean }>(
    database,
    sql`
      select c.owner_id as "ownerId", c.department_id as "departmentId", c.erased_at is not null as "isErased", state.*
      from ${seenBy(viewer, 'customer')} c cross join lateral (${rowOf(sql`c.id`, sql`c.owner_id`)}) state
      where c.id = ${id}::bigint`,
  )
  if (!row) throw failure('record.not_found')
  const { ownerId, departmentId, isErased, ...found } = row
  const customer = { id, ownerId, departmentId }
  const state = asState(found)
  const { standing, next, held, limit } = state
  const why = standing ? null : whyNot(viewer, customer, state)
  const may = mayProtect(viewer, customer) && !isErased
  return {
    standing: standing && {
      until: standing.until,
      at: standing.at,
      by: { id: standing.byId, name: standing.byName },
      isExtended: standing.isExtended,
    },
    next,
    why,
    held,
    limit,
    can: {
      register: may && !standing && why === null,
      extend: may && standing !== null && !standing.isExtended,
      end: may && standing !== null,
    },
  }
}
