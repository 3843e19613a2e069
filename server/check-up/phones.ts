import { type Db, sql } from '../platform/database.ts'
import { parsePhone, plainMobile } from '../values/phone.ts'

/** So many at a time: between them the process answers others. */
const atOnce = 1_000

/** Most numbers are mobiles that need no library; the same pattern sorts them out where they are kept. */
const mobile = `^\\+86${plainMobile.source.slice(1)}`

/** Numbers kept with contacts that can't be called, by today's plans; what was valid once may not be any more. */
export async function invalidNumbers(db: Db, onward: () => Promise<void>): Promise<string[]> {
  const invalid: string[] = []
  for (let after = ''; ; ) {
    const { rows } = await sql<{ e164: string }>`
      select distinct e164 from contact_phone where e164 > ${after} and e164 !~ ${mobile} order by e164 limit ${atOnce}`.execute(
      db,
    )
    invalid.push(...rows.map(({ e164 }) => e164).filter((e164) => !parsePhone(e164).ok))
    const last = rows.at(-1)
    if (rows.length < atOnce || !last) return invalid
    after = last.e164
    await onward()
  }
}
