import type { Industry } from '../../contract/settings.ts'
import { type Db, sql } from '../platform/database.ts'

/** Null before set-up. */
export const readOrganisationName = async (db: Db) =>
  (await db.selectFrom('organisation').select(['name', 'is_demo as isDemo']).executeTakeFirst()) ?? null

export const readOrganisation = (db: Db) =>
  db.selectFrom('organisation').selectAll().executeTakeFirstOrThrow()

/** Today in the organisation's time zone, `2024-06-20`. */
export async function readToday(db: Db): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from organisation`.execute(db)
  return rows[0]?.today ?? new Date().toISOString().slice(0, 10)
}

export async function listIndustries(db: Db): Promise<Industry[]> {
  return db
    .selectFrom('industry')
    .select(['id', 'name', 'short_code as shortCode', 'gb_code as gbCode', 'active'])
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export async function areEntriesReviewed(db: Db): Promise<boolean> {
  const { review_entries } = await db
    .selectFrom('organisation')
    .select('review_entries')
    .executeTakeFirstOrThrow()
  return review_entries
}
