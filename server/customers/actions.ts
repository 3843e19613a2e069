import type { CustomerDraft } from '../../contract/customer-fields.ts'
import type { updateCustomer as updateEndpoint } from '../../contract/customers.ts'
import type { BodyOf } from '../../contract/endpoint.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { mayTo, requirePermission, seenBy, type Viewer } from '../platform/visibility.ts'
import { checkedFields } from './check.ts'
import { refuseCollisions } from './collisions.ts'
import { columnsOf } from './columns.ts'
import { refuseDuplicateCode, refuseDuplicates } from './duplicates.ts'
import { readEntry } from './entry.ts'
import { drawNumbers, industryPart, type Numbering } from './number.ts'
import { departmentOfOwner } from './owner.ts'
import { insertCustomer, type NewCustomer, nameColumns, writeCustomer } from './writes.ts'

/** A customer with its contacts, numbered at once. The owner is who enters it, unless one may assign. */
export async function createCustomer(trx: Db, viewer: Viewer, draft: CustomerDraft) {
  const { contacts, allowSameName, ...given } = draft
  const fields = checkedFields(given)
  if (contacts.length > 0) requirePermission(viewer, 'contact.create')
  // Nobody stands on this customer yet to whom a contact could report.
  const reporting = contacts.findIndex((contact) => contact.reportsToId)
  if (reporting >= 0) throw invalid(`contacts.${reporting}.reportsToId`, 'reference')
  const ownerId = fields.ownerId ?? viewer.userId
  if (ownerId !== viewer.userId) requirePermission(viewer, 'customer.assign')
  const asked = { name: fields.name, creditCode: fields.creditCode }
  const { departmentId, shortCode, numbering } = await readEntry(trx, {
    ownerId,
    industryId: fields.industryId ?? null,
    asked,
  })
  await refuseDuplicates(trx, { ...asked, allowSameName })
  const part = industryPart(fields.type ?? 'company', shortCode)
  const entry = { ownerId, departmentId, actorId: viewer.userId, fields, contacts }
  return insertNumbered(trx, numbering, part, entry)
}

/** A number that an earlier rule gave away already is stepped over. */
async function insertNumbered(
  trx: Db,
  numbering: Numbering,
  part: string,
  entry: Omit<NewCustomer, 'number'>,
) {
  for (;;) {
    const [number = ''] = await drawNumbers(trx, numbering, part, 1)
    const created = await insertCustomer(trx, { ...entry, number })
    if (created) return { ...created, number }
  }
}

export async function updateCustomer(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version, changes }: BodyOf<typeof updateEndpoint>,
): Promise<{ version: number }> {
  const customer = await lockCustomer(trx, viewer, id, 'edit')
  const fields = checkedFields(changes, 'changes.')
  await refuseCollisions(trx, 'customer', { id, version, current: customer.version }, fields)
  if (fields.creditCode) await refuseDuplicateCode(trx, fields.creditCode, id, 'changes.')
  if (fields.industryId) await requireIndustry(trx, fields.industryId)
  const columns = columnsOf(fields)
  if (fields.name !== undefined) Object.assign(columns, nameColumns(fields.name))
  if (fields.ownerId !== undefined && fields.ownerId !== customer.owner_id) {
    const { owner_id: ownerId, department_id: departmentId } = customer
    if (!mayTo(viewer, 'assign', { ownerId, departmentId })) throw failure('permission.denied')
    if (fields.ownerId === null) throw invalid('changes.ownerId', 'required')
    columns.department_id = await departmentOfOwner(trx, fields.ownerId)
  }
  if (Object.keys(columns).length === 0) return { version: customer.version }
  return { version: await writeCustomer(trx, id, viewer.userId, columns) }
}

export async function deleteCustomer(trx: Db, viewer: Viewer, id: number): Promise<void> {
  await lockCustomer(trx, viewer, id, 'delete')
  await sql`
    update customer set deleted_at = now(), deleted_by = ${viewer.userId}, version = version + 1
    where id = ${id}`.execute(trx)
}

export async function restoreCustomer(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const customer = await lockCustomer(trx, viewer, id, 'delete', true)
  await refuseDuplicateCode(trx, customer.credit_code, id)
  await sql`
    update customer set deleted_at = null, deleted_by = null, version = version + 1
    where id = ${id}`.execute(trx)
}

/** The row, locked until the transaction ends. What one may not see, or not act on, answers like what doesn't exist. */
async function lockCustomer(trx: Db, viewer: Viewer, id: number, action: 'edit' | 'delete', trash = false) {
  const { rows } = await sql<{
    version: number
    owner_id: number | null
    department_id: number
    credit_code: string | null
    allowed: boolean
  }>`
    select c.version, c.owner_id, c.department_id, c.credit_code,
      exists (select from ${seenBy(viewer, 'customer', { action, trash })} a where a.id = c.id) as allowed
    from ${seenBy(viewer, 'customer', { trash })} c where c.id = ${id}::bigint for update of c`.execute(trx)
  if (!rows[0]) throw failure('record.not_found')
  if (!rows[0].allowed) throw failure('permission.denied')
  return rows[0]
}

async function requireIndustry(trx: Db, id: number): Promise<void> {
  const industry = await trx.selectFrom('industry').select('id').where('id', '=', id).executeTakeFirst()
  if (!industry) throw invalid('changes.industryId', 'reference')
}
