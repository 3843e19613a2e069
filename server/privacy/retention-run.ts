import type { RetentionRule as Rule } from '../../contract/retention.ts'
import { type Database, type Db, selectRows, sql, transaction } from '../platform/database.ts'
import type { FileStore } from '../platform/files/store.ts'
import { eraseRows, lockPerson, noteErasure } from './erase.ts'
import type { Person, Subject } from './person.ts'
import { reached, rulesOn } from './reached.ts'

/** So many in a night, so that the day finds it done. */
const mostInANight = 500

/**
 * Runs the rules that are on. Each customer or contact is a transaction of its own, asked again under its lock: what somebody has
 * worked on meanwhile is left alone, and a night that breaks off goes on in the next one.
 */
export async function runRetention(database: Database, store: FileStore): Promise<void> {
  const rules = await rulesOn(database)
  for (const rule of rules) {
    const found = await selectRows<{ customerId: number; contactId: number | null }>(
      database,
      sql`
        select customer_id as "customerId", contact_id as "contactId" from (${reached(rule)}) r
        order by since, customer_id, contact_id limit ${mostInANight}`,
    )
    let done = 0
    let failed = 0
    for (const subject of found) {
      try {
        if (await reach(database, store, rule, subject)) done += 1
      } catch {
        // Somebody is at work on it, or an import: the next night finds it again.
        failed += 1
      }
    }
    if (found.length > 0)
      await sql`
        insert into retention_run (kind, step, months, reached, failed)
        values (${rule.kind}, ${rule.step}, ${rule.months}, ${done}, ${failed})`.execute(database.db)
  }
}

async function reach({ db }: Database, store: FileStore, rule: Rule, subject: Subject): Promise<boolean> {
  const keys = await transaction(db, { userId: null, source: 'system' }, async (trx) => {
    await sql`select from customer where id = ${subject.customerId} for update`.execute(trx)
    const { rows } = await sql`
      select from (${reached(rule)}) r
      where r.customer_id = ${subject.customerId} and r.contact_id is not distinct from ${subject.contactId}::bigint`.execute(
      trx,
    )
    if (rows.length === 0) return null
    if (rule.step === 'erase') return erase(trx, subject)
    await sql`
      update customer set deleted_at = now(), deleted_by = null, version = version + 1 where id = ${subject.customerId}`.execute(
      trx,
    )
    return []
  })
  for (const key of keys ?? []) await store.remove(key)
  return keys !== null
}

/**
 * Of a company all persons, of a customer who is a person their files too: nobody is there to choose. Files of exports are made
 * again by who needs them.
 */
async function erase(trx: Db, subject: Subject): Promise<string[]> {
  const keys: string[] = []
  for (const one of await personsOf(trx, subject)) {
    const person = await lockPerson(trx, one)
    // One that a merge made part of another one went with it.
    if (person.isErased) continue
    const fileIds = await filesOf(trx, person)
    const erased = await eraseRows(trx, person, { keep: [], fileIds, clean: [] })
    await noteErasure(trx, person, { requestId: null, actorId: null, fileIds, keep: [] })
    keys.push(...erased.keys)
  }
  return keys
}

async function filesOf(trx: Db, { selfIds }: Person): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from file where customer_id = any(${selfIds}::bigint[]) order by id`.execute(trx)
  return rows.map(({ id }) => id)
}

async function personsOf(trx: Db, subject: Subject): Promise<Subject[]> {
  if (subject.contactId !== null) return [subject]
  const { customerId } = subject
  const { rows } = await sql<{ id: number; isPerson: boolean }>`
    select k.id, c.type = 'individual' as "isPerson" from customer c left join contact k on k.customer_id = c.id and k.erased_at is null
    where c.id = ${customerId} order by k.id`.execute(trx)
  if (rows[0]?.isPerson) return [{ contactId: null, customerId }]
  return rows.flatMap(({ id }) => (id === null ? [] : [{ contactId: id, customerId }]))
}
