import type { GuardedField } from '../../contract/field-levels.ts'
import type { MissingField } from '../../contract/field-sets.ts'
import { isVagueNeed } from '../../contract/values/vagueNeed.ts'
import { missingOf, readRequired } from '../check-up/required.ts'
import { guardOf, readCustomFields } from '../custom-fields/queries.ts'
import { readCompleteness } from '../field-sets/completeness.ts'
import { anyOther } from '../field-sets/queries.ts'
import { isToldMissing } from '../field-sets/told.ts'
import type { Database, Db, RawBuilder } from '../platform/database.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'

/**
 * What is asked for at submission and isn't there, by the set of the customer's business type. Who doesn't see a field
 * can't fill it in and isn't asked for it. @throws record.not_found
 */
export async function missingAtSubmission(
  database: Database,
  viewer: Viewer,
  customerId: number,
): Promise<MissingField[]> {
  const sets = await readCompleteness(database, viewer, customerId)
  return sets
    .filter(({ use }) => use === 'entry')
    .flatMap(({ missing }) => missing.filter(({ required }) => required))
}

type Entry = { missing: readonly string[]; initialNeed: string | null; businessType: string | null }

/** The same of many entries `c` within one statement: what they lack as an array, and how it is told to the viewer. */
export async function askedAtSubmission(
  db: Db,
  viewer: Viewer,
): Promise<{ lacking: RawBuilder<unknown>; told: (entry: Entry) => MissingField[] }> {
  const [required, custom] = await Promise.all([readRequired(db), readCustomFields(db)])
  const labels = new Map<string, string>(custom.map((field) => [guardOf(field), field.label]))
  const level = (field: string) => levelOf(viewer, field as GuardedField)
  const asksFor = (field: string, businessType: string | null) =>
    (required.get(businessType ?? anyOther) ?? required.get(anyOther) ?? []).includes(field)
  const need = 'customer.initialNeed'
  return {
    lacking: missingOf(required),
    told: ({ missing, initialNeed, businessType }) => {
      const isVague = asksFor(need, businessType) && isClear(level(need)) && isVagueNeed(initialNeed ?? '')
      return [...missing, ...(isVague ? [need] : [])]
        .filter((field) => isToldMissing(viewer, field))
        .map((field) => ({
          field,
          required: true,
          label: labels.get(field) ?? null,
          why: missing.includes(field) ? 'empty' : 'vague',
        }))
    },
  }
}
