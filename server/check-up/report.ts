import { type FindingKind, findingKinds, type readCheckUp as readEndpoint } from '../../contract/check-up.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { countedUpToLimit, upToLimit } from '../customers/queries.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import { readOrganisation } from '../settings/queries.ts'
import { readDays, readKindFigures } from './figures.ts'
import { readRequired } from './required.ts'
import { readState } from './run.ts'
import { isTold, isToldWhole } from './told.ts'

type Report = ResultOf<typeof readEndpoint>
type Kind = Report['kinds'][number]

/** What is amiss at the customers that a viewer sees, or at those of one of the own imports. */
export async function readReport(
  database: Database,
  viewer: Viewer,
  importId: number | undefined,
): Promise<Report> {
  const required = [...(await readRequired(database.db)).values()].flat()
  const told = findingKinds.filter((kind) => isTold(viewer, kind))
  const whole = told.filter((kind) => isToldWhole(viewer, kind, required))
  const [{ silent_after_days: silentAfterDays }, state, days, known, counts] = await Promise.all([
    readOrganisation(database.db),
    readState(database.db, viewer),
    importId === undefined ? readDays(database, viewer, whole) : [],
    importId === undefined ? readKindFigures(database, viewer) : null,
    readCounts(database, viewer, told, importId),
  ])
  const figures = days.at(-1)
  const customers = figures?.customers ?? (counts.all.capped ? 0 : counts.all.value)
  return {
    ...state,
    silentAfterDays,
    figures: figures ? { customers: figures.customers, sound: figures.sound } : null,
    days,
    kinds: counts.kinds.map(({ kind, count }) => {
      const isWhole = whole.includes(kind)
      const share = shareOf(count, customers, isWhole ? known?.get(kind) : undefined)
      return { kind, count, share, isWhole }
    }),
  }
}

/** Each as its list counts it, by one statement: ten at once would take all connections there are. */
async function readCounts(
  database: Database,
  viewer: Viewer,
  kinds: readonly FindingKind[],
  importId: number | undefined,
): Promise<{ all: Kind['count']; kinds: Pick<Kind, 'kind' | 'count'>[] }> {
  const counted = (name: string, finding?: FindingKind) =>
    sql`${countedUpToLimit(viewer, { finding, importId })} as ${sql.ref(name)}`
  const [row = {}] = await selectRows<Record<string, number>>(
    database,
    sql`select ${sql.join([counted('all'), ...kinds.map((kind) => counted(kind, kind))])}`,
  )
  return {
    all: upToLimit(row.all ?? 0),
    kinds: kinds.map((kind) => ({ kind, count: upToLimit(row[kind] ?? 0) })),
  }
}

/** Beyond what is counted now, by the last check. Shared customers are in the list and not in the figures. */
export function shareOf(
  { value, capped }: Kind['count'],
  customers: number,
  known: number | undefined,
): number | null {
  const found = capped ? known : value
  return found === undefined || customers === 0 ? null : Math.min(1, found / customers)
}
