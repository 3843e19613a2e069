import { type FindingKind, figureDays } from '../../contract/check-up.ts'
import { today } from '../followups/due.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import { figuresSeenBy, type Viewer } from '../platform/visibility.ts'

/** Today's figures from the findings that stand, in place of those of an earlier check; days long past go. */
export async function writeFigures(trx: Db): Promise<void> {
  await sql`delete from check_figure where day = ${today} or day <= ${today} - ${sql.lit(figureDays)}`.execute(
    trx,
  )
  await sql`
    insert into check_figure (day, department_id, owner_id, kinds, customers)
    select ${today}, c.department_id, c.owner_id, coalesce(f.kinds, '{}'), count(*)
    from customer c
    left join (select customer_id, array_agg(kind order by kind) as kinds from check_finding group by customer_id) f
      on f.customer_id = c.id
    where c.deleted_at is null
    group by c.department_id, c.owner_id, coalesce(f.kinds, '{}')`.execute(trx)
}

export type DayFigures = { day: string; customers: number; sound: number }

/** By day, of the customers that the viewer's role lets see: how many there were, and how many had none of these kinds. */
export const readDays = (database: Database, viewer: Viewer, kinds: readonly FindingKind[]) =>
  selectRows<DayFigures>(
    database,
    sql`
      select day, sum(customers) as customers, coalesce(sum(customers) filter (where not kinds && ${kinds}::text[]), 0) as sound
      from ${figuresSeenBy(viewer, 'check_figure')} f group by day order by day`,
  )

/** How many customers had each kind by the last check. */
export async function readKindFigures(database: Database, viewer: Viewer): Promise<Map<string, number>> {
  const rows = await selectRows<{ kind: string; customers: number }>(
    database,
    sql`
      select kind, sum(customers) as customers from ${figuresSeenBy(viewer, 'check_figure')} f, unnest(kinds) kind
      where day = (select max(day) from ${figuresSeenBy(viewer, 'check_figure')} d) group by kind`,
  )
  return new Map(rows.map(({ kind, customers }) => [kind, customers]))
}
