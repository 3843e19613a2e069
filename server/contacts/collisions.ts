import type { Phone } from '../../contract/values/phone.ts'
import type { Db } from '../platform/database.ts'
import { sql } from '../platform/database.ts'
import { Failure } from '../platform/errors.ts'
import { parsePhones } from './phones.ts'
import { shownPhones } from './queries.ts'

/**
 * Phones are logged one by one, so two people who edited them collide over the whole list. Reads the phones of a
 * contact that the caller has locked.
 */
export async function refusePhoneCollision(
  trx: Db,
  { id, version, masked }: { id: number; version: number; masked: boolean },
  phones: string[],
): Promise<void> {
  const { rows } = await sql<{ changed: boolean; phones: Phone[] | null }>`
    select
      exists (select from change_log
              where record = 'contact' and record_id = ${id} and version > ${version} and changes ? 'phone') as changed,
      (select jsonb_agg(jsonb_build_object('kind', kind, 'e164', e164, 'extension', extension) order by position)
       from contact_phone where contact_id = ${id}) as phones`.execute(trx)
  const theirs = rows[0]?.phones ?? []
  if (!rows[0]?.changed || keys(theirs) === keys(parsePhones(phones, 'changes.phones'))) return
  const shown = shownPhones(theirs, masked).map((phone) => phone.shown)
  throw new Failure('record.changed', { collisions: { phones: { yours: phones, theirs: shown } } })
}

const keys = (phones: Phone[]) =>
  phones
    .map(({ e164, extension }) => `${e164}#${extension ?? ''}`)
    .sort()
    .join()
