import type { ResultOf } from '../../contract/endpoint.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import type {
  listSpotCheckItems as itemsEndpoint,
  listSpotChecks as listEndpoint,
  SpotCheckItem,
  verdicts,
} from '../../contract/spot-checks.ts'
import { shownCustomerName } from '../customers/name.ts'
import { named } from '../customers/row.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { levelOf } from '../platform/fields.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { readOrganisation } from '../settings/queries.ts'
import { isMineToLook } from './charge.ts'
import { drawable } from './draw.ts'
import { quarterDay } from './due.ts'

type Query = {
  spotCheckId?: number | undefined
  quarter?: string | undefined
  verdict?: (typeof verdicts)[number] | undefined
  departmentId?: number | undefined
  unlooked: boolean
  open: boolean
}

/** Quarters that are told of: two years and the one that runs. */
const quartersBack = 8
/** So many draws and drawn customers at most are listed. */
const mostDraws = 50
const mostItems = 500

/** Drawn customers `i` of draws `s`, as far as the right to approve reaches today. */
const drawn = (viewer: Viewer) => sql`
  ${seenBy(viewer, 'spot_check_item', { action: 'approve' })} i join spot_check s on s.id = i.spot_check_id`

const judged = sql`count(i.verdict)::integer as judged, (count(*) filter (where i.verdict = 'accurate'))::integer as accurate`

type DrawRow = {
  id: number
  departmentId: number
  departmentName: string | null
  quarter: string
  drawnAt: string
  drawnById: number
  drawnByName: string
  customers: number
  judged: number
  accurate: number
  open: number
}

export async function listSpotChecks(
  database: Database,
  viewer: Viewer,
): Promise<ResultOf<typeof listEndpoint>> {
  const [draws, shares, departments, { spot_check_size: size }] = await Promise.all([
    selectRows<DrawRow>(
      database,
      sql`
        select s.id, s.department_id as "departmentId", d.name as "departmentName", s.quarter, s.drawn_at as "drawnAt",
          s.drawn_by as "drawnById", u.name as "drawnByName", count(*)::integer as customers, ${judged},
          (count(*) filter (where i.due_on is not null and i.closed_at is null))::integer as open
        from ${drawn(viewer)} left join department d on d.id = s.department_id join user_account u on u.id = s.drawn_by
        group by s.id, d.name, u.name order by s.id desc limit ${sql.lit(mostDraws)}`,
    ),
    selectRows<ShareRow>(
      database,
      sql`
        select s.quarter, d.id as "departmentId", d.name as "departmentName", ${judged} from ${drawn(viewer)}
        join ${hangingOnSeen('customer')} c on c.id = i.customer_id join department d on d.id = c.department_id
        where s.quarter >= ${quarterDay} - ${sql.lit(quartersBack)} * interval '3 months'
        group by s.quarter, d.id having count(i.verdict) > 0 order by s.quarter, d.id`,
    ),
    selectRows<{ id: number; name: string }>(
      database,
      sql`select d.id, d.name from department d where ${drawable(viewer)} order by d.id`,
    ),
    readOrganisation(database.db),
  ])
  return {
    rows: draws.map(({ departmentId, departmentName, drawnById, drawnByName, ...row }) => ({
      ...row,
      department: { id: departmentId, name: departmentName ?? '' },
      drawnBy: { id: drawnById, name: drawnByName },
    })),
    quarters: quartersOf(shares),
    departments,
    size,
  }
}

type ShareRow = {
  quarter: string
  departmentId: number
  departmentName: string
  judged: number
  accurate: number
}

/** Of all, and by department where the viewer sees several in any of the quarters. */
function quartersOf(shares: readonly ShareRow[]): ResultOf<typeof listEndpoint>['quarters'] {
  const isOfSeveral = new Set(shares.map(({ departmentId }) => departmentId)).size > 1
  return [...Map.groupBy(shares, ({ quarter }) => quarter)].map(([quarter, parts]) => ({
    quarter,
    judged: parts.reduce((sum, part) => sum + part.judged, 0),
    accurate: parts.reduce((sum, part) => sum + part.accurate, 0),
    departments: isOfSeveral
      ? parts.map(({ departmentId, departmentName, judged, accurate }) => ({
          department: { id: departmentId, name: departmentName },
          judged,
          accurate,
        }))
      : [],
  }))
}

type ItemRow = Omit<SpotCheckItem, 'customer' | 'judgedBy' | 'unchangedBy'> & {
  id: number
  type: 'company' | 'individual'
  name: string
  ownerId: number | null
  ownerName: string | null
  judgedById: number | null
  judgedByName: string | null
  unchangedById: number | null
  unchangedByName: string | null
}

export async function listSpotCheckItems(
  database: Database,
  viewer: Viewer,
  { spotCheckId, quarter, verdict, departmentId, unlooked, open }: Query,
): Promise<ResultOf<typeof itemsEndpoint>> {
  const rows = await selectRows<ItemRow>(
    database,
    sql`
      select i.spot_check_id as "spotCheckId", i.version, i.verdict, i.verdict is null and s.quarter < ${quarterDay} as "isOverdue", i.fields, i.unchanged_fields as unchanged, i.note, i.reopenings, i.due_on as "dueOn", i.closed_at as "closedAt",
        i.judged_by as "judgedById", j.name as "judgedByName", l.id as "unchangedById", l.name as "unchangedByName", c.id, c.type, c.name, c.owner_id as "ownerId", o.name as "ownerName"
      from ${drawn(viewer)} join ${seenBy(viewer, 'customer', { action: 'approve' })} c on c.id = i.customer_id
      left join user_account o on o.id = c.owner_id left join user_account j on j.id = i.judged_by
      left join user_account l on l.id = i.unchanged_by
      where ${spotCheckId === undefined ? sql`true` : sql`s.id = ${spotCheckId}::bigint`}
        and ${quarter === undefined ? sql`true` : sql`s.quarter = ${quarter}::date`}
        and ${verdict === undefined ? sql`true` : sql`i.verdict = ${verdict}`}
        and ${departmentId === undefined ? sql`true` : sql`c.department_id = ${departmentId}::bigint`}
        and ${unlooked ? isMineToLook(viewer) : sql`true`}
        and ${open ? sql`i.due_on is not null and i.closed_at is null` : sql`true`}
      order by s.id desc, md5(s.seed || c.id) limit ${sql.lit(mostItems)}`,
  )
  return {
    rows: rows.map(
      ({
        id,
        type,
        name,
        ownerId,
        ownerName,
        judgedById,
        judgedByName,
        unchangedById,
        unchangedByName,
        ...row
      }) => {
        const isShown = (field: string) => levelOf(viewer, field as GuardedField) !== 'hidden'
        const fields = row.fields.filter(isShown)
        const isWhole = fields.length === row.fields.length
        return {
          ...row,
          fields,
          unchanged: row.unchanged.filter(isShown),
          // Words beside a hidden field may tell it.
          note: isWhole ? row.note : null,
          reopenings: isWhole ? row.reopenings : [],
          customer: {
            id,
            name: shownCustomerName(viewer, { type, name }),
            owner: named(ownerId, ownerName),
          },
          judgedBy: named(judgedById, judgedByName),
          unchangedBy: named(unchangedById, unchangedByName),
        }
      },
    ),
  }
}
