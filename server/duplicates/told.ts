import { type MatchKind, matchKinds } from '../../contract/duplicates.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'

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

/** By which kinds of match nothing is told that is masked to the viewer. */
export const kindsTold = (viewer: Viewer, own: boolean): MatchKind[] =>
  matchKinds.filter((kind) => isToldOf(viewer, kind, own))

/** By which kinds two customers may be told to be alike: by what is shown, or what the viewer may have shown of each of them. */
export const kindsCompared = (viewer: Viewer): MatchKind[] =>
  matchKinds.filter((kind) => (fieldsOf[kind] ?? []).every((field) => mayLearn(viewer, field)))

function mayLearn(viewer: Viewer, field: GuardedField): boolean {
  const level = levelOf(viewer, field)
  const reveal = field.startsWith('contact.') ? 'contact.reveal' : 'customer.reveal'
  return isClear(level) || (level === 'masked' && mayAtAll(viewer, reveal))
}

/** By which kinds a customer that was met in bulk may be named; a code names its customer anyway. */
export const toldInBulk = (viewer: Viewer, own = false): MatchKind[] =>
  matchKinds.filter((kind) => kind === 'creditCode' || isToldOf(viewer, kind, own))
