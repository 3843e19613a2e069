import type { CustomField } from '../../contract/custom-fields.ts'
import {
  type Completeness,
  type FieldSet,
  type SetField,
  sourceNoteField,
} from '../../contract/field-sets.ts'
import { isVagueNeed } from '../../contract/values/vagueNeed.ts'
import { guardOf, readCustomFields } from '../custom-fields/queries.ts'
import { type CustomerRecord, findCustomer } from '../customers/queries.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { isClear, isOwn, levelOf } from '../platform/fields.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { knownOfContact } from './filled.ts'
import { anyOther, readFieldSets } from './queries.ts'
import { completenessOf } from './rules.ts'
import { isToldMissing } from './told.ts'

/**
 * How complete a customer is: for entry by the set of its business type, and for each purpose. What is masked says that
 * there is something (DOMAIN §1), so it counts; what is hidden doesn't. A field that was retired isn't asked for.
 */
export async function readCompleteness(
  database: Database,
  viewer: Viewer,
  customerId: number,
): Promise<Completeness[]> {
  const { db } = database
  const record = await findCustomer(database, viewer, customerId)
  if (!record) throw failure('record.not_found')
  const [sets, custom, known] = await Promise.all([
    setsFor(database, record),
    readCustomFields(db),
    knownOfContacts(database, viewer, customerId),
  ])
  const labels = new Map(
    custom
      .filter(({ active }) => active)
      .map((field: CustomField) => [guardOf(field) as string, field.label]),
  )
  const own = isOwn(viewer, record)
  const asked = {
    customer: record,
    sees: (field: string) =>
      (!field.includes('.custom.') || labels.has(field)) && isToldMissing(viewer, field, own),
    isFilled: (field: string) =>
      field.startsWith('contact.') ? known.has(field.slice('contact.'.length)) : isFilled(record, field),
  }
  // Of what is masked only that it is there is told.
  const isVague = (field: string) =>
    field === 'customer.initialNeed' &&
    isClear(levelOf(viewer, field, own)) &&
    isVagueNeed(record.initialNeed ?? '')
  return sets
    .map(({ id, use, name, purpose, fields }) => {
      const { missing, ...told } = completenessOf(use === 'entry' ? withSourceNote(fields) : fields, {
        ...asked,
        isVague: (field) => use === 'entry' && isVague(field),
      })
      const labelled = missing.map((one) => ({ ...one, label: labels.get(one.field) ?? null }))
      return { id, use, name, purpose, ...told, missing: labelled }
    })
    .filter(({ total }) => total > 0)
}

/** Asked only of those whose source needs one (`isAsked`). */
const withSourceNote = (fields: readonly SetField[]): SetField[] => [
  ...fields,
  { field: sourceNoteField, required: true },
]

async function setsFor({ db }: Database, { businessType }: CustomerRecord): Promise<FieldSet[]> {
  const [sets, chosen] = await Promise.all([
    readFieldSets(db),
    db.selectFrom('entry_set').selectAll().execute(),
  ])
  const of = (type: string) => chosen.find((row) => row.business_type === type)?.field_set_id
  const entry = of(businessType ?? anyOther) ?? of(anyOther)
  return sets.filter(({ id, use, active }) => active && (use === 'purpose' || id === entry))
}

function isFilled(record: CustomerRecord, field: string): boolean {
  const [, custom] = /^customer\.custom\.(\w+)$/.exec(field) ?? []
  if (custom !== undefined) return record.custom[custom] !== undefined
  const value = (record as Record<string, unknown>)[field.slice('customer.'.length)]
  return value !== null && value !== undefined && value !== ''
}

/** The fields that at least one contact has who hasn't left. */
async function knownOfContacts(
  database: Database,
  viewer: Viewer,
  customerId: number,
): Promise<ReadonlySet<string>> {
  const rows = await selectRows<{ field: string }>(
    database,
    sql`
      with k as (select * from ${seenBy(viewer, 'contact')} s where s.customer_id = ${customerId}::bigint and s.left_on is null)
      select distinct f.field from k cross join lateral (values ${sql.join(
        Object.entries(knownOfContact).map(([field, isKnown]) => sql`(${sql.lit(field)}, ${isKnown})`),
      )}) f(field, is_known)
      where f.is_known
      union select 'custom.' || key from k, jsonb_object_keys(k.custom) key`,
  )
  return new Set(rows.map(({ field }) => field))
}
