import { type MatchKind, matchKinds } from '../../contract/duplicates.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'

/** Kinds of the name, which is guarded where the customer is a person (docs/decisions/0021). */
export const kindsOfName: readonly MatchKind[] = ['name', 'nameCore', 'similarName']

/** The fields of which a match of this kind tells that the value is the customer's. */
const fieldsOf: Partial<Record<MatchKind, readonly GuardedField[]>> = {
  creditCode: ['customer.creditCode'],
  phone: ['contact.phones'],
  email: ['contact.email'],
  webDomain: ['customer.website', 'contact.email'],
}

/** Whether the viewer sees in clear by what the match was found; of a name that is asked of the customer. */
export const isToldOf = (viewer: Viewer, kind: MatchKind, own = false): boolean =>
  (fieldsOf[kind] ?? []).every((field) => isClear(levelOf(viewer, field, own)))

/** In bulk nobody is told that a value is that of a customer at whom it isn't shown; a code names its customer anyway. */
export const toldInBulk = (viewer: Viewer): MatchKind[] =>
  matchKinds.filter((kind) => kind === 'creditCode' || isToldOf(viewer, kind))
