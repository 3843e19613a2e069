import { type CheckState, findingKinds } from '../../contract/check-up.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'
import { scan } from './scan.ts'

/** One that gave no sign of life for so long was cut off, with its server; another may begin. */
const isUnderWay = sql<boolean>`(alive_at is not null and alive_at > now() - interval '2 minutes')`

/** All kinds, the pairs of duplicates, and the figures. */
const steps = findingKinds.length + 2

export async function readState(db: Db, viewer: Viewer): Promise<CheckState> {
  const { rows } = await sql<{ underWay: boolean; done: number; failed: boolean; checkedAt: string | null }>`
    select ${isUnderWay} as "underWay", done, failed, checked_at as "checkedAt" from check_run`.execute(db)
  const { underWay = false, done = 0, failed = false, checkedAt = null } = rows[0] ?? {}
  return {
    checkedAt,
    underWay: underWay ? { done, total: steps } : null,
    failed: failed && !underWay,
    can: { run: mayAtAll(viewer, 'customer.edit') },
  }
}

/**
 * Has all customers checked in the background. While a check is under way it is joined; `anew` another one follows it, for
 * customers that it may have passed already.
 */
export async function askForCheck(db: Db, jobs: Jobs, { anew }: { anew: boolean }): Promise<void> {
  await transaction(db, { userId: null, source: 'system' }, async (trx) => {
    await sql`insert into check_run default values on conflict do nothing`.execute(trx)
    const { rows } = await sql<{ underWay: boolean }>`
      select ${isUnderWay} as "underWay" from check_run for update`.execute(trx)
    const joins = rows[0]?.underWay === true
    await (joins
      ? sql`update check_run set again = again or ${anew}`
      : sql`update check_run set alive_at = now(), done = 0, failed = false, again = false`
    ).execute(trx)
    if (!joins) await jobs.add(trx, 'check_up', {})
  })
}

/** The job. Cut off at any point it leaves what the last one found. */
export async function checkUp({ db }: Database): Promise<void> {
  try {
    while ((await scan(db, (done) => showProgress(db, done))) === 'again');
  } catch (error) {
    await breakOff(db)
    throw error
  }
  // So many rows have changed that plans for lists would be made from wrong figures.
  await sql`analyze check_finding, check_figure, duplicate_pair`.execute(db)
}

const showProgress = async (db: Db, done: number): Promise<void> => {
  await sql`
    insert into check_run (alive_at, done) values (now(), ${done})
    on conflict (id) do update set alive_at = now(), done = ${done}, failed = false`.execute(db)
}

const breakOff = (db: Db) =>
  sql`update check_run set alive_at = null, again = false, failed = true`.execute(db)
