import { type FindingKind, findingKinds } from '../../contract/check-up.ts'
import { findPairs } from '../duplicates/scan.ts'
import { type Db, type RawBuilder, sql, transaction } from '../platform/database.ts'
import { writeFigures } from './figures.ts'
import { conditions, isThere } from './kinds.ts'
import { invalidNumbers } from './phones.ts'
import { missingOf, readRequired } from './required.ts'

/** Told how many kinds are done; what it writes stands outside of the check's transaction. */
type Onward = (done: number) => Promise<void>

/**
 * Checks all customers, in one transaction: lists go from what was found before to what is found now.
 * @returns 'again' where another check was asked for meanwhile; 'busy' where one is under way already
 */
export function scan(db: Db, onward: Onward): Promise<'done' | 'again' | 'busy'> {
  return transaction(db, { userId: null, source: 'system' }, async (trx) => {
    if (!(await isFree(trx))) return 'busy'
    // Of a million customers most kinds are joins of whole tables: they stay in memory, and take the time they need.
    await sql`set local statement_timeout = 0`.execute(trx)
    await sql`set local work_mem = '64MB'`.execute(trx)
    return (await lookAtAll(trx, onward)) ? 'again' : 'done'
  })
}

/**
 * Looks at every customer, whoever may see it, and keeps what is amiss: a statement per kind, none of which locks what people
 * edit. @returns whether another check was asked for meanwhile
 */
export async function lookAtAll(trx: Db, onward: Onward = async () => undefined): Promise<boolean> {
  for (const [done, kind] of findingKinds.entries()) {
    await onward(done)
    await keep(trx, kind, await found(trx, kind, () => onward(done)))
  }
  await onward(findingKinds.length)
  await findPairs(trx)
  await onward(findingKinds.length + 1)
  await writeFigures(trx)
  return finish(trx)
}

async function isFree(trx: Db): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('check up', 0)) as free`.execute(trx)
  return rows[0]?.free === true
}

async function finish(trx: Db): Promise<boolean> {
  await sql`insert into check_run default values on conflict do nothing`.execute(trx)
  const { rows } = await sql<{ again: boolean }>`select again from check_run for update`.execute(trx)
  const again = rows[0]?.again === true
  await sql`
    update check_run set checked_at = clock_timestamp(), alive_at = case when ${again} then clock_timestamp() end, again = false,
      done = 0, failed = false`.execute(trx)
  return again
}

/** Customers with this kind of finding, as `customer_id`, `fields` and `phone_ids`. */
async function found(trx: Db, kind: FindingKind, onward: () => Promise<void>): Promise<RawBuilder<unknown>> {
  switch (kind) {
    case 'invalid_phone':
      return sql`
        select p.customer_id, null::text[] as fields, array_agg(p.id order by p.id) as phone_ids
        from contact_phone p join contact k on k.id = p.contact_id join customer c on c.id = p.customer_id
        where p.e164 = any(${await invalidNumbers(trx, onward)}::text[]) and ${isThere('k')} and c.deleted_at is null
        group by p.customer_id`
    case 'missing_required':
      // Not flattened: the array would be made once more to see whether it is empty.
      return sql`
        select * from (
          select c.id as customer_id, ${missingOf(await readRequired(trx))} as fields, null::bigint[] as phone_ids
          from customer c where c.deleted_at is null offset 0) as lacking
        where fields <> '{}'`
    default:
      return sql`
        select c.id as customer_id, null::text[] as fields, null::bigint[] as phone_ids
        from customer c where c.deleted_at is null and ${conditions[kind](sql`true`)}`
  }
}

/** Only what differs from the last check is written: most of a million findings are the same from day to day. */
const keep = (trx: Db, kind: FindingKind, found: RawBuilder<unknown>) =>
  sql`
    with now as materialized (${found}),
      mended as (
        delete from check_finding f where f.kind = ${kind} and not exists (select from now where now.customer_id = f.customer_id))
    insert into check_finding as f (kind, customer_id, fields, phone_ids)
    select ${kind}, customer_id, fields, phone_ids from now
    on conflict (kind, customer_id) do update set fields = excluded.fields, phone_ids = excluded.phone_ids
    where (f.fields, f.phone_ids) is distinct from (excluded.fields, excluded.phone_ids)`.execute(trx)
