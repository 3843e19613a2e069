import type { MatchKind } from '../../contract/duplicates.ts'
import { type Db, sql } from '../platform/database.ts'
import { Failure } from '../platform/errors.ts'
import { type Edit, metByEdit, touchedBy } from './edited.ts'
import { type Duplicate, duplicatesOf } from './find.ts'
import { lockEntry } from './locks.ts'
import { plainKinds } from './rules.ts'

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

/**
 * An edit can't bring in what a rule blocks, whatever was confirmed before. Asked once it is written, under the locks of what
 * was written.
 */
export async function refuseBlocked(
  trx: Db,
  { prefix = '', ...edit }: Edit & { prefix?: string },
): Promise<void> {
  const touched = touchedBy(edit.edited)
  if (touched.size === 0) return
  const { rows } = await metByEdit(sql`customer`, edit, { effects: ['block'], most: 1 }).execute(trx)
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
