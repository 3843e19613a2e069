import { type Db, sql } from '../platform/database.ts'
import { Failure } from '../platform/errors.ts'
import { hangingOnSeen } from '../platform/visibility.ts'
import type { Merging } from './read.ts'

/**
 * A value that was chosen is the one that was looked at, and so is the one that it replaces. What somebody has changed
 * since and nobody chose doesn't stand in the way. @throws record.changed
 * @param stays of the one that stays every chosen field is looked at
 */
export async function refuseChanged(
  trx: Db,
  customer: Merging,
  version: number,
  choices: Readonly<Record<string, number>>,
  stays: boolean,
): Promise<void> {
  if (version === customer.version) return
  const looked = Object.entries(choices).filter(([, id]) => stays || id === customer.id)
  const { rows } = await sql`
    select from ${hangingOnSeen('change_log')} l
    where l.record = 'customer' and l.record_id = ${customer.id} and l.version > ${version}
      and l.changes ?| ${looked.map(([field]) => field)}::text[] limit 1`.execute(trx)
  if (rows.length > 0) throw new Failure('record.changed', { version: customer.version })
}
