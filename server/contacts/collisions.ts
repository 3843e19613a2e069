import type { Phone } from '../../contract/values/phone.ts'
import type { Db } from '../platform/database.ts'
import { sql } from '../platform/database.ts'
import { Failure } from '../platform/errors.ts'
import { type KeptPhone, shownPhones } from './fields.ts'
import { parsePhones } from './phones.ts'

/**
 * Phones are logged one by one, so two people who edited them collide over the whole list. Reads the phones of a
 * contact that the caller has locked.
 */
export async function refusePhoneCollision(
  trx: Db,
  { id, version, masked }: { id: number; version: number; masked: boolean },
  phones: string[],
): Promise<void> {
  const { rows } = await sql<{
    by: string | null
    at: string | null
    phones: KeptPhone[] | null
    current: number
  }>`
    with last as (
      select l.at, u.name as by from change_log l left join user_account u on u.id = l.actor_id
      where record = 'contact' and record_id = ${id} and l.version > ${version} and changes ? 'phone'
      order by l.id desc limit 1)
    select (select at from last) as at, (select by from last) as by, (select version from contact where id = ${id}) as current,
      (select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'e164', e164, 'extension', extension) order by position)
       from contact_phone where contact_id = ${id}) as phones`.execute(trx)
  const theirs = rows[0]?.phones ?? []
  const { at, by, current } = rows[0] ?? {}
  if (!at) return
  // Whether numbers that aren't shown are the same as mine would tell them.
  if (!masked && keys(theirs) === keys(parsePhones(phones, 'changes.phones'))) return
  const shown = shownPhones(theirs, masked).map((phone) => phone.shown)
  throw new Failure('record.changed', {
    collisions: { phones: { yours: phones, theirs: shown, by: by ?? null, at } },
    ...(current !== undefined && { version: current }),
  })
}

const keys = (phones: Phone[]) =>
  phones
    .map(({ e164, extension }) => `${e164}#${extension ?? ''}`)
    .sort()
    .join()
