import type { Effect, MatchKind } from '../../contract/duplicates.ts'
import { type RawBuilder, sql } from '../platform/database.ts'
import { type Asked, asDuplicates, type Duplicate, domainsOf, numbersIn, plainMails } from './find.ts'
import { type Probe, ruledHits } from './hits.ts'
import { identity, probeOfSelf } from './identity.ts'
import { withImplied } from './rules.ts'

/** What an edit brings in, and by which kinds it can be another customer's. */
const kindsOf = {
  name: withImplied('name'),
  creditCode: ['creditCode'],
  website: ['webDomain'],
  phones: ['phone'],
  email: ['email', 'webDomain'],
} as const satisfies Record<string, readonly MatchKind[]>
type Edited = Pick<Asked, 'name' | 'creditCode' | 'website' | 'phones'> & {
  email?: string | null | undefined
}

export type Edit = {
  customerId: number
  edited: Edited
  /** For whom the customer is protected if it is; contacts go by the rules alone. */
  ownerId: number | null
}

/** The kinds that an edit of these fields touches, by the field that each is said at. */
export function touchedBy(edited: Edited): Map<MatchKind, string> {
  const fields = (Object.keys(kindsOf) as (keyof typeof kindsOf)[]).filter((field) => edited[field]?.length)
  return new Map(fields.flatMap((field) => kindsOf[field].map((kind) => [kind, field])))
}

/** Of a contact that is edited: what its colleagues have in common with others is no reason to refuse it. */
const reachEdited = ({ phones, email, website }: Edited): Partial<Probe> => ({
  ...(phones && { phones: sql`${numbersIn(phones)}::text[]` }),
  ...(email && { emails: sql`${plainMails([email])}::text[]` }),
  ...((email || website) && { domains: sql`array(${domainsOf(email ? [email] : [], website)})` }),
})

type Wanted = { effects: readonly Effect[]; most: number; askerId?: number | undefined }

/**
 * Whom an edit meets: by what it brings in, and for the other kinds of a rule by the customer as it stands.
 * @param customers where the edited one is looked for
 */
export const metByEdit = (
  customers: RawBuilder<unknown>,
  { customerId, edited, ownerId }: Edit,
  { effects, most, askerId }: Wanted,
) => {
  const probe = { ...probeOfSelf(sql`${ownerId}::bigint`), ...reachEdited(edited) }
  const hits = sql`
    select * from (${ruledHits(probe, { touching: [...touchedBy(edited).keys()] })}) hit
    where effect = any(${effects}::text[]) limit ${sql.lit(most)}`
  return sql<Duplicate>`
    select hit.* from ${customers} c cross join lateral (${identity}) self
    cross join lateral (${asDuplicates(hits, askerId ?? null)}) hit
    where c.id = ${customerId}::bigint`
}
