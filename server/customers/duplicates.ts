import type { Customer } from '../../contract/customers.ts'
import { type Db, sql } from '../platform/database.ts'
import { Failure } from '../platform/errors.ts'
import { mayTo, type Viewer } from '../platform/visibility.ts'
import { normaliseCompanyName } from '../values/name.ts'
import { seesName, shownCustomerName } from './name.ts'

export type Duplicate = {
  id: number
  number: string | null
  type: Customer['type']
  name: string
  owner_id: number | null
  owner_name: string | null
  department_id: number
  matched: 'name' | 'creditCode'
}

/** What is asked for; `exceptId` is the customer that is being edited. */
export type Asked = {
  name?: string | undefined
  creditCode?: string | null | undefined
  exceptId?: number | undefined
}

/**
 * Customers of the same credit code or the same name. The one exception to "unseen is like non-existent": a hit
 * names the owner even where the viewer may not see the customer (DOMAIN §2), so it goes around `seenBy`.
 */
export async function findDuplicates(db: Db, asked: Asked): Promise<Duplicate[]> {
  const { rows } = await duplicatesOf(asked).execute(db)
  return rows
}

export function duplicatesOf({ name, creditCode, exceptId }: Asked) {
  const norm = name === undefined ? '' : normaliseCompanyName(name)
  return sql<Duplicate>`
    select c.id, c.number, c.type, c.name, c.owner_id, o.name as owner_name, c.department_id,
      case when c.credit_code = ${creditCode ?? null} then 'creditCode' else 'name' end as matched
    from customer c left join user_account o on o.id = c.owner_id
    where c.deleted_at is null and c.id <> ${exceptId ?? 0}::bigint
      and (c.name_norm = nullif(${norm}, '') or c.credit_code = ${creditCode ?? null})
    order by c.credit_code is not distinct from ${creditCode ?? null} desc, c.id
    limit 5`
}

/** Found by a name that the viewer doesn't see, it would tell the name: then it is like a customer that isn't seen. */
export const isSeen = (viewer: Viewer, { owner_id, department_id, ...found }: Duplicate) =>
  mayTo(viewer, 'view', { id: found.id, ownerId: owner_id, departmentId: department_id }) &&
  (found.matched !== 'name' || seesName(viewer, found))

/** What a viewer is told of a hit: always the owner, the customer only where it is seen anyway. */
export const asShown = (viewer: Viewer) => (found: Duplicate) => ({
  matched: found.matched,
  owner: found.owner_id === null ? null : { id: found.owner_id, name: found.owner_name ?? '' },
  customer: isSeen(viewer, found)
    ? { id: found.id, number: found.number, name: shownCustomerName(viewer, found) }
    : null,
})

/**
 * The locks under which duplicates are looked for, by a statement of their own that comes before. Those on code and
 * name make two people who enter the same customer at once meet each other; the shared one makes them wait for an
 * import that is being taken in, whose customers nobody sees yet.
 */
export function entryLocks({ name, creditCode }: Asked) {
  const keys = [creditCode && `code:${creditCode}`, name && `name:${normaliseCompanyName(name)}`]
  return locksOf(keys.filter((key): key is string => Boolean(key)))
}

function locksOf(given: string[]) {
  const keys = given.sort()
  return sql`
    select pg_advisory_xact_lock_shared(hashtextextended('customer entry', 0))
    union all select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as key`
}

/** A second customer of the same credit code or name, refused. */
export function duplicateFailure(hit: Pick<Duplicate, 'matched' | 'owner_name'>, prefix = ''): Failure {
  const data = { owner: hit.owner_name ?? '—' }
  const field = hit.matched
  return new Failure('customer.duplicate', {
    data,
    fields: [{ path: `${prefix}${field}`, code: `duplicate.${field}`, data }],
  })
}

/** Neither an edit nor a restore from the trash may bring in a credit code that another customer has. */
export async function refuseDuplicateCode(
  trx: Db,
  creditCode: string | null,
  exceptId: number,
  prefix = '',
): Promise<void> {
  if (creditCode === null) return
  await entryLocks({ creditCode }).execute(trx)
  const [hit] = await findDuplicates(trx, { creditCode, exceptId })
  if (hit) throw duplicateFailure(hit, prefix)
}

/**
 * Of customers in the trash that are to come back together, those whose credit code another one has by now, or has one
 * that comes back before them.
 */
export async function duplicateCodes(
  trx: Db,
  viewer: Viewer,
  ids: number[],
): Promise<{ id: number; name: string }[]> {
  const { rows: codes } = await sql<{ code: string }>`
    select distinct credit_code as code from customer
    where id = any(${ids}::bigint[]) and credit_code is not null`.execute(trx)
  if (codes.length === 0) return []
  await locksOf(codes.map(({ code }) => `code:${code}`)).execute(trx)
  const { rows } = await sql<{ id: number; type: Customer['type']; name: string }>`
    select c.id, c.type, c.name from customer c
    where c.id = any(${ids}::bigint[]) and exists (
      select from customer o where o.credit_code = c.credit_code and o.id <> c.id
        and (o.deleted_at is null or (o.id = any(${ids}::bigint[]) and o.id < c.id)))
    order by c.id`.execute(trx)
  return rows.map((row) => ({ id: row.id, name: shownCustomerName(viewer, row) }))
}
