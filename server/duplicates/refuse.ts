import type { MatchKind } from '../../contract/duplicates.ts'
import { type Db, sql } from '../platform/database.ts'
import { Failure } from '../platform/errors.ts'
import {
  type Asked,
  asDuplicates,
  type Duplicate,
  domainsOf,
  duplicatesOf,
  numbersIn,
  plainMails,
} from './find.ts'
import { type Probe, ruledHits } from './hits.ts'
import { identity, probeOfSelf } from './identity.ts'
import { lockEntry } from './locks.ts'
import { plainKinds, withImplied } from './rules.ts'

/** The field of an entry that a kind is about. */
const fieldOf: Record<MatchKind, string> = {
  creditCode: 'creditCode',
  name: 'name',
  nameCore: 'name',
  similarName: 'name',
  phone: 'contacts',
  email: 'contacts',
  webDomain: 'website',
}

/** Refused for a customer that counts as the same. */
export class DuplicateFailure extends Failure {
  readonly hit: Duplicate
  constructor(hit: Duplicate, refusal: ConstructorParameters<typeof Failure>[1]) {
    super('customer.duplicate', refusal)
    this.hit = hit
  }
}

/** A customer that counts as the same, refused; what may be confirmed says so. */
export function duplicateFailure(hit: Duplicate, at?: { kind: MatchKind; path: string }): Failure {
  const { protected_until: until } = hit
  const data = { owner: hit.owner_name ?? '—', ...(until && { until }) }
  const kind = at?.kind ?? plainKinds(hit.kinds)[0] ?? 'name'
  const blocked = until ? 'protected' : kind === 'creditCode' ? kind : `blocked.${kind}`
  const code = `duplicate.${hit.effect === 'block' ? blocked : kind}`
  return new DuplicateFailure(hit, {
    data,
    fields: [{ path: at?.path ?? fieldOf[kind], code, data }],
  })
}

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

/** The kinds that an edit of these fields touches, by the field that each is said at. */
function touchedBy(edited: Edited): Map<MatchKind, string> {
  const fields = (Object.keys(kindsOf) as (keyof typeof kindsOf)[]).filter((field) => edited[field]?.length)
  return new Map(fields.flatMap((field) => kindsOf[field].map((kind) => [kind, field])))
}

/** Of a contact that is edited: what its colleagues have in common with others is no reason to refuse it. */
const reachEdited = ({ phones, email, website }: Edited): Partial<Probe> => ({
  ...(phones && { phones: sql`${numbersIn(phones)}::text[]` }),
  ...(email && { emails: sql`${plainMails([email])}::text[]` }),
  ...((email || website) && { domains: sql`array(${domainsOf(email ? [email] : [], website)})` }),
})

type Edit = {
  customerId: number
  edited: Edited
  /** For whom the customer is protected if it is; contacts go by the rules alone. */
  ownerId: number | null
  prefix?: string
}

/**
 * An edit can't bring in what a rule blocks, whatever was confirmed before. Asked once it is written, under the locks of what
 * was written: by that, and for the other kinds of a rule by the customer as it stands.
 */
export async function refuseBlocked(
  trx: Db,
  { customerId, edited, ownerId, prefix = '' }: Edit,
): Promise<void> {
  const touched = touchedBy(edited)
  if (touched.size === 0) return
  const probe = { ...probeOfSelf(sql`${ownerId}::bigint`), ...reachEdited(edited) }
  const blocking = sql`
    select * from (${ruledHits(probe, { touching: [...touched.keys()] })}) hit where effect = 'block' limit 1`
  const { rows } = await sql<Duplicate>`
    select hit.* from customer c cross join lateral (${identity}) self
    cross join lateral (${asDuplicates(blocking, null)}) hit
    where c.id = ${customerId}`.execute(trx)
  const [hit] = rows
  if (!hit) return
  const kind = plainKinds(hit.kinds.filter((one) => touched.has(one)))[0] ?? 'name'
  throw duplicateFailure(hit, { kind, path: `${prefix}${touched.get(kind)}` })
}

/** Neither a merge nor its undoing may bring in a credit code that another customer has. */
export async function refuseDuplicateCode(
  trx: Db,
  creditCode: string | null,
  exceptId: number,
  prefix = '',
): Promise<void> {
  if (!creditCode) return
  await lockEntry(trx, { creditCode })
  const { rows } = await duplicatesOf({ creditCode, exceptId }, ['block']).execute(trx)
  if (rows[0]) throw duplicateFailure(rows[0], { kind: 'creditCode', path: `${prefix}creditCode` })
}
