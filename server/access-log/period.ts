import { periodProblem } from '../../contract/access-log.ts'
import { type Db, sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'

export type Period = { from: string; to: string }

/**
 * The days of a file: up to today where nothing else is said, and from a year before; up to 29 February from the 1 March before.
 * @throws input.invalid
 */
export async function readPeriod(
  db: Db,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<Period> {
  const { rows } = await sql<Period>`
    select coalesce(${from ?? null}::date, y.ago + (g.to > y.ago + interval '1 year')::integer)::text as from, g.to::text as to
    from organisation o cross join lateral (
      select coalesce(${to ?? null}::date, (now() at time zone o.time_zone)::date) as to) g
    cross join lateral (select (g.to - interval '1 year')::date as ago) y`.execute(db)
  const [period] = rows
  if (!period) throw new Error('no organisation')
  const problem = periodProblem(period.from, period.to)
  if (problem !== null) throw invalid(problem === 'period.year' ? 'from' : 'to', problem)
  return period
}
