import { type Db, sql } from '../platform/database.ts'

/** When a customer was entered; `at` is an ISO instant. */
export type Entered = { id: number; at: string }
/** When a version of a record came to be. */
export type Logged = { record: 'customer' | 'contact'; id: number; version: number; at: string }

/** The whole story is written in one moment; this moves entries and edits to the days it tells of. */
export async function moveToTheirDays(trx: Db, entered: Entered[], logged: Logged[]): Promise<void> {
  const entries = sql`unnest(${entered.map(({ id }) => id)}::bigint[], ${entered.map(({ at }) => at)}::timestamptz[]) as told (id, at)`
  const edits = sql`
    unnest(${logged.map(({ record }) => record)}::text[], ${logged.map(({ id }) => id)}::bigint[],
      ${logged.map(({ version }) => version)}::integer[], ${logged.map(({ at }) => at)}::timestamptz[])
      as told (record, id, version, at)`
  await sql`
    update change_log r set at = told.at from ${edits}
    where r.record = told.record and r.record_id = told.id and r.version = told.version`.execute(trx)
  await sql`
    update stage_change r set at = told.at from ${edits}
    where told.record = 'customer' and r.customer_id = told.id and r.version = told.version`.execute(trx)
  await sql`
    update stage_change r set at = told.at from ${entries} where r.customer_id = told.id and r.version = 1`.execute(
    trx,
  )
  await sql`
    update event r set at = told.at from ${edits}
    where told.record = 'customer' and r.customer_id = told.id and (r.data ->> 'version')::integer = told.version
      and r.kind in ('customer.stage_changed', 'customer.assigned')`.execute(trx)
  const lastEdit = (record: Logged['record']) => sql`
    coalesce((select max(l.at) from change_log l where l.record = ${record} and l.record_id = r.id), told.at)`
  await sql`
    update customer r set created_at = told.at, updated_at = ${lastEdit('customer')},
      deleted_at = case when deleted_at is not null then ${lastEdit('customer')} end
    from ${entries} where r.id = told.id`.execute(trx)
  await sql`
    update contact r set created_at = told.at, updated_at = ${lastEdit('contact')}
    from ${entries} where r.customer_id = told.id`.execute(trx)
  await sql`
    update event r set at = told.at from ${entries}
    where r.customer_id = told.id and r.kind = 'customer.created'`.execute(trx)
}
