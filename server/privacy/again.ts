import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Database, sql, transaction } from '../platform/database.ts'
import type { FileStore } from '../platform/files/store.ts'
import { eraseRows, lockPerson } from './erase.ts'
import type { Erased } from './list-file.ts'

const made = z.object({ id: z.int().positive(), madeAt: z.string() })
const line = z.object({
  id: z.int(),
  at: z.string(),
  customer: made,
  contacts: z.array(made),
  isCustomer: z.boolean(),
  fileIds: z.array(z.int()),
  kept: z.array(z.string()),
})

/** @throws an error that names the first line that is none of ours */
export function readErasureFile(path: string): Erased[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.flatMap((text, index) => {
    if (text.trim() === '') return []
    try {
      return [line.parse(JSON.parse(text))]
    } catch {
      throw new Error(`${path}: line ${index + 1}`)
    }
  })
}

/**
 * Erases again, in a database that came from a backup, whom it still holds: before anybody works on it, for ids that it gives
 * from then on were others' once. @returns how many persons
 */
export async function eraseAgain(
  { db }: Database,
  store: FileStore,
  erasures: readonly Erased[],
): Promise<number> {
  let count = 0
  for (const erased of erasures) {
    const keys = await transaction(db, { userId: null, source: 'system' }, async (trx) => {
      await sql`set local statement_timeout = 0`.execute(trx)
      const subject = await subjectStillThere(trx, erased)
      if (!subject) return null
      const person = await lockPerson(trx, subject)
      const fileIds = erased.fileIds
      const { keys } = await eraseRows(trx, person, { keep: erased.kept, fileIds, clean: [] })
      const { customer, contacts, isCustomer } = erased
      await sql`
        insert into erasure (at, person, file_ids, kept)
        values (${erased.at}::timestamptz, ${JSON.stringify({ customer, contacts, isCustomer })}::jsonb, ${fileIds}::bigint[], ${erased.kept}::text[])`.execute(
        trx,
      )
      return keys
    })
    if (keys === null) continue
    count += 1
    for (const key of keys) await store.remove(key)
  }
  return count
}

/** The person, where the backup knows them and hasn't erased them. */
async function subjectStillThere(
  trx: Parameters<Parameters<typeof transaction>[2]>[0],
  { customer, contacts, isCustomer }: Erased,
) {
  const { rows } = await sql<{ contactId: number | null; customerId: number }>`
    select case when ${isCustomer} then null else k.id end as "contactId", c.id as "customerId"
    from customer c left join contact k on not ${isCustomer} and k.id = any(${contacts.map(({ id }) => id)}::bigint[])
    where case when ${isCustomer} then c.id = ${customer.id} and c.created_at = ${customer.madeAt}::timestamptz and c.erased_at is null
      else c.id = k.customer_id and k.erased_at is null and exists (
        select from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) as g(id bigint, "madeAt" timestamptz)
        where g.id = k.id and g."madeAt" = k.created_at) end
    order by k.id limit 1`.execute(trx)
  return rows[0] ?? null
}
