import type { Phone } from '../../contract/values/phone.ts'
import { type Db, sql } from '../platform/database.ts'
import { Failure } from '../platform/errors.ts'
import { parsePhone } from '../values/phone.ts'

/** Only what differs is written, so that the change log tells of numbers that came and went. */
export async function replacePhones(
  trx: Db,
  { id, customerId }: { id: number; customerId: number },
  phones: Phone[],
): Promise<void> {
  const keep = phones.map(({ e164, extension }) => `${e164}#${extension ?? ''}`)
  await sql`
    delete from contact_phone
    where contact_id = ${id} and e164 || '#' || coalesce(extension, '') <> all(${keep}::text[])`.execute(trx)
  await insertPhones(trx, id, customerId, phones)
}

async function insertPhones(trx: Db, contactId: number, customerId: number, phones: Phone[]): Promise<void> {
  if (phones.length === 0) return
  const values = phones.map(
    ({ kind, e164, extension }, position) =>
      sql`(${contactId}::bigint, ${customerId}::bigint, ${position}::smallint, ${kind}, ${e164}, ${extension})`,
  )
  await sql`
    insert into contact_phone (contact_id, customer_id, position, kind, e164, extension) values ${sql.join(values)}
    on conflict (contact_id, e164, extension) do update set position = excluded.position`.execute(trx)
}

export function parsePhones(texts: string[], path: string): Phone[] {
  const read = texts.map((text) => parsePhone(text))
  const problems = read.flatMap((phone, index) =>
    phone.ok ? [] : [{ path: `${path}.${index}`, code: phone.reason }],
  )
  if (problems.length > 0) throw new Failure('input.invalid', { fields: problems })
  const unique = new Map(
    read.flatMap((phone) =>
      phone.ok ? [[`${phone.value.e164}#${phone.value.extension ?? ''}`, phone.value]] : [],
    ),
  )
  return [...unique.values()]
}
