import type { ContactDraft } from '../../contract/contacts.ts'
import type { CustomerDraft } from '../../contract/customer-fields.ts'
import type { updateCustomer as updateEndpoint } from '../../contract/customers.ts'
import type { BodyOf } from '../../contract/endpoint.ts'
import { asLogged, checkedCustom } from '../custom-fields/values.ts'
import { type Duplicate, duplicatesOf, reachOf } from '../duplicates/find.ts'
import { lockEntry } from '../duplicates/locks.ts'
import { duplicateFailure, refuseBlocked } from '../duplicates/refuse.ts'
import { requireBasis, requireHouseholdOn } from '../household/basis.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { isOwn, requireWritable } from '../platform/fields.ts'
import { mayTo, requirePermission, type Viewer } from '../platform/visibility.ts'
import { checkedFields } from './check.ts'
import { refuseCollisions } from './collisions.ts'
import { columnsOf } from './columns.ts'
import { readEntry } from './entry.ts'
import { tellGiven } from './give.ts'
import { lockCustomer } from './lock.ts'
import { facing } from './name.ts'
import { industryPart, numberDrawn, unnumbered } from './number.ts'
import { departmentOfOwner } from './owner.ts'
import { insertCustomer, nameColumns, writeCustomer } from './writes.ts'

/**
 * A customer with its contacts, numbered at once or, where entries are reviewed, a draft. The owner is who enters it, unless
 * one may assign.
 */
export async function createCustomer(trx: Db, viewer: Viewer, draft: CustomerDraft) {
  const {
    isAnother,
    custom: givenCustom,
    contacts: givenContacts,
    householdConsent: consent,
    ...given
  } = draft
  if (given.household !== undefined) await requireHouseholdOn(trx)
  const entered = { type: given.type ?? 'company', ownerId: viewer.userId } as const
  requireWritable(facing(viewer, entered), 'customer', Object.keys(given))
  for (const [index, contact] of givenContacts.entries())
    requireWritable(viewer, 'contact', Object.keys(contact), `contacts.${index}.`)
  const fields = checkedFields(given)
  if (givenContacts.length > 0) requirePermission(viewer, 'contact.create')
  // Nobody stands on this customer yet to whom a contact could report.
  const reporting = givenContacts.findIndex((contact) => contact.reportsToId)
  if (reporting >= 0) throw invalid(`contacts.${reporting}.reportsToId`, 'reference')
  const fresh = { object: 'customer', recordId: null, prefix: '' } as const
  const custom = await checkedCustom(trx, viewer, fresh, givenCustom)
  const contacts = await withCheckedCustom(trx, viewer, givenContacts)
  const ownerId = fields.ownerId ?? viewer.userId
  if (ownerId !== viewer.userId) requirePermission(viewer, 'customer.assign')
  const { name, creditCode, website } = fields
  const asked = { name, creditCode, website, ownerId, ...reachOf(givenContacts) }
  const { departmentId, shortCode, numbering, isReviewed } = await readEntry(trx, {
    ownerId,
    industryId: fields.industryId ?? null,
    asked,
  })
  const part = industryPart(fields.type ?? 'company', shortCode)
  const entry = { ownerId, departmentId, actorId: viewer.userId, fields: { ...fields, custom }, contacts }
  const known = duplicatesOf(asked, isAnother ? ['block'] : ['block', 'confirm'])
  const isNew = sql`not exists (select from known)`
  const numbered = isReviewed ? unnumbered(isNew) : numberDrawn(numbering, part, isNew)
  const reviewStatus = isReviewed ? ('draft' as const) : ('approved' as const)
  for (;;) {
    const made = await insertCustomer<Duplicate>(trx, { ...entry, reviewStatus }, { known, numbered })
    if (made.known?.[0]) throw duplicateFailure(made.known[0])
    // A number that an earlier rule gave away already is stepped over.
    if (made.id !== null) {
      const { id } = made
      if (fields.household) await requireBasis(trx, viewer, { id, type: entered.type, consent, prefix: '' })
      return { id, version: made.version, number: made.number, reviewStatus, ownerId, departmentId }
    }
  }
}

/** One after the other: a transaction asks one thing at a time. */
async function withCheckedCustom(trx: Db, viewer: Viewer, drafts: readonly ContactDraft[]) {
  const checked: ContactDraft[] = []
  for (const [index, draft] of drafts.entries()) {
    const place = { object: 'contact', recordId: null, prefix: `contacts.${index}.` } as const
    checked.push({ ...draft, custom: await checkedCustom(trx, viewer, place, draft.custom) })
  }
  return checked
}

export async function updateCustomer(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version, changes, householdConsent: consent }: BodyOf<typeof updateEndpoint>,
): Promise<{ version: number }> {
  if (changes.household !== undefined) await requireHouseholdOn(trx)
  await lockEntry(trx, changes)
  const customer = await lockCustomer(trx, viewer, id, { to: 'edit' })
  const before = facing(viewer, customer)
  requireWritable(before, 'customer', Object.keys(changes), 'changes.')
  const fields = checkedFields(changes, 'changes.')
  const place = { object: 'customer', recordId: id, prefix: 'changes.' } as const
  const custom = await checkedCustom(trx, viewer, place, changes.custom)
  await refuseCollisions(
    trx,
    before,
    'customer',
    { id, version, current: customer.version, own: isOwn(viewer, customer) },
    { ...fields, ...asLogged(custom) },
  )
  if (fields.household) {
    const type = fields.type ?? customer.type
    await requireBasis(trx, viewer, { id, type, consent, prefix: 'changes.' })
  }
  if (fields.industryId) await requireIndustry(trx, fields.industryId)
  const columns = columnsOf(fields)
  if (fields.name !== undefined) Object.assign(columns, nameColumns(fields.name))
  if (fields.ownerId !== undefined && fields.ownerId !== customer.ownerId) {
    if (!mayTo(viewer, 'assign', customer)) throw failure('permission.denied')
    if (fields.ownerId === null) throw invalid('changes.ownerId', 'required')
    columns.department_id = await departmentOfOwner(trx, fields.ownerId)
  }
  if (Object.keys(columns).length + Object.keys(custom).length === 0) return { version: customer.version }
  const edited = { name: fields.name, creditCode: fields.creditCode, website: fields.website }
  const written = await writeCustomer(trx, id, viewer.userId, columns, custom)
  await refuseBlocked(trx, { customerId: id, edited, ownerId: customer.ownerId, prefix: 'changes.' })
  if (fields.ownerId && fields.ownerId !== customer.ownerId)
    await tellGiven(trx, viewer.userId, {
      id,
      from: customer.ownerId,
      to: fields.ownerId,
      version: written,
    })
  return { version: written }
}

async function requireIndustry(trx: Db, id: number): Promise<void> {
  const industry = await trx.selectFrom('industry').select('id').where('id', '=', id).executeTakeFirst()
  if (!industry) throw invalid('changes.industryId', 'reference')
}
