import { sources } from '../../contract/customer-fields.ts'
import { sourceNoteField } from '../../contract/field-sets.ts'
import { asksSourceNote, isAsked } from '../../contract/values/isAsked.ts'
import { activeFields, guardOf, readCustomFields } from '../custom-fields/queries.ts'
import { isFilledIn } from '../field-sets/filled.ts'
import { anyOther, readFieldSets } from '../field-sets/queries.ts'
import { type Db, type RawBuilder, sql } from '../platform/database.ts'

/** By business type, `''` for all without a set of their own: what a customer of it must have. */
export type Required = ReadonlyMap<string, readonly string[]>

/** The required fields of the entry sets in force, without those that were retired. */
export async function readRequired(db: Db): Promise<Required> {
  const [sets, custom, chosen] = await Promise.all([
    readFieldSets(db),
    readCustomFields(db),
    db.selectFrom('entry_set').selectAll().execute(),
  ])
  const inUse = new Set<string>(
    (['customer', 'contact'] as const).flatMap((object) => activeFields(custom, object)).map(guardOf),
  )
  const requiredBy = (id: number) =>
    (sets.find((set) => set.id === id && set.active)?.fields ?? [])
      .filter(({ field, required }) => required && (!field.includes('.custom.') || inUse.has(field)))
      .map(({ field }) => field)
  return new Map(
    chosen.map(({ business_type, field_set_id }) => [business_type, requiredBy(field_set_id)] as const),
  )
}

/** The required fields that customer `c` lacks, as an array. */
export function missingOf(required: Required): RawBuilder<unknown> {
  const lacking = (fields: readonly string[]) =>
    fields.length === 0
      ? sql`'{}'::text[]`
      : sql`array_remove(array[${sql.join(
          fields.map(
            (field) =>
              sql`case when ${isAskedOf(field)} and not ${isFilledIn(field)} then ${field}::text end`,
          ),
        )}], null)`
  const own = [...required].filter(([type]) => type !== anyOther)
  const others = lacking(required.get(anyOther) ?? [])
  const cases = own.map(([type, fields]) => sql`when ${type} then ${lacking(fields)}`)
  const ofSet =
    own.length === 0 ? others : sql`case c.business_type ${sql.join(cases, sql` `)} else ${others} end`
  return sql`(${ofSet} || ${lacksSourceNote})`
}

/** `asksSourceNote` of the contract, put to customer `c`; it is asked whatever the set says. */
export const isSourceNoteAsked = sql`c.source in (${sql.join(sources.filter(asksSourceNote).map((source) => sql.lit(source)))})`

const lacksSourceNote = sql`case when ${isSourceNoteAsked} and c.source_note is null then array[${sourceNoteField}::text] else '{}' end`

const kindsOfCustomer = ['company', 'individual'].flatMap((type) =>
  ['CN', ''].map((country) => ({ type, country })),
)

/** `isAsked` of the contract, put to customer `c`: it tells persons from companies, and China from abroad. */
function isAskedOf(field: string): RawBuilder<unknown> {
  const [, name] = /^customer\.(\w+)$/.exec(field) ?? []
  const asked = kindsOfCustomer.filter((customer) => name === undefined || isAsked(name, customer))
  if (asked.length === kindsOfCustomer.length) return sql`true`
  return sql`(c.type, c.country = 'CN') in (${sql.join(
    asked.map(({ type, country }) => sql`(${type}::text, ${sql.lit(country === 'CN')})`),
  )})`
}
