import type { ResultOf } from '../../contract/endpoint.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import type { listQuestions as endpoint } from '../../contract/questions.ts'
import { listContacts } from '../contacts/queries.ts'
import { findCustomer } from '../customers/queries.ts'
import { readCompleteness } from '../field-sets/completeness.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { isOwn, levelOf } from '../platform/fields.ts'
import { mayTo, seenBy, type Viewer } from '../platform/visibility.ts'
import { listMarks } from './queries.ts'
import { questionsOf } from './rules.ts'

/**
 * Up to three values to ask for at the next follow-up, of the customer and its primary contact: what is marked as invalid, what
 * a spot check found, what is missing; only what the viewer may write. @throws record.not_found
 */
export async function listQuestions(
  database: Database,
  viewer: Viewer,
  customerId: number,
): Promise<ResultOf<typeof endpoint>> {
  const customer = await findCustomer(database, viewer, customerId)
  if (!customer) throw failure('record.not_found')
  const [marks, tasks, sets, contacts] = await Promise.all([
    listMarks(database, viewer, customerId),
    tasksOf(database, viewer, customerId),
    readCompleteness(database, viewer, customerId),
    listContacts(database, viewer, customerId),
  ])
  const contact = contacts.find(({ isPrimary, leftOn }) => isPrimary && !leftOn) ?? null
  const own = isOwn(viewer, customer)
  const isWritable = (field: string) => {
    const level = levelOf(viewer, field as GuardedField, own)
    const may = field.startsWith('contact.')
      ? contact?.can.edit === true
      : mayTo(viewer, 'edit', {
          id: customer.id,
          ownerId: customer.ownerId,
          departmentId: customer.department.id,
        })
    // A masked list of phones can't be written again without the numbers that stay.
    return may && (level === 'edit' || (level === 'masked' && field !== 'contact.phones'))
  }
  const invalid = marks.rows.filter(
    ({ reason, contactId }) => reason !== null && (contactId === null || contactId === contact?.id),
  )
  const rows = questionsOf(
    [...tasks, ...invalid.map(({ field }) => field)].filter(isWritable),
    // An answer replaces what is there: what is only vague is worded anew in the record.
    sets.flatMap(({ missing }) => missing).filter(({ field, why }) => why === 'empty' && isWritable(field)),
  )
  const asksOf = (object: 'customer' | 'contact') => rows.some(({ field }) => field.startsWith(`${object}.`))
  const isInvalid = (phoneId: number) => invalid.some((mark) => mark.phoneId === phoneId)
  return {
    rows,
    customer: asksOf('customer') ? { version: customer.version } : null,
    contact:
      contact && asksOf('contact')
        ? {
            id: contact.id,
            name: contact.name,
            version: contact.version,
            phones: contact.phones.filter(({ id }) => !isInvalid(id)).map(({ shown }) => shown),
          }
        : null,
  }
}

/** The fields that a spot check found at this customer and that aren't put right. */
async function tasksOf(database: Database, viewer: Viewer, customerId: number): Promise<string[]> {
  const rows = await selectRows<{ field: string }>(
    database,
    sql`
      select distinct f as field from ${seenBy(viewer, 'spot_check_item')} i, unnest(i.open_fields) f
      where i.customer_id = ${customerId}::bigint and i.due_on is not null and i.closed_at is null`,
  )
  return rows.map(({ field }) => field)
}
