import type { AskedClash, listClashes as endpoint, MetClash } from '../../contract/clashes.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { seesName, shownCustomerName } from '../customers/name.ts'
import { named } from '../customers/row.ts'
import { today } from '../followups/due.ts'
import { type Database, jsonInstant, selectRows, sql } from '../platform/database.ts'
import { isClear, isOwn, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, mayAtAll, mayTo, seenBy, type Viewer } from '../platform/visibility.ts'
import { protectedUntil } from '../registrations/standing.ts'
import { awaitsRuling, isKnownToAsker, isOpen, isSettled } from './open.ts'
import { isInReach, namedRulers, rulersOf } from './rulers.ts'

const mostListed = 100

/** Clashes `x` of customers `c` whom the viewer sees, with their askers `a`. */
const seenClashes = (viewer: Viewer, action: 'view' | 'assign') => sql`
  ${hangingOnSeen('clash')} x join ${seenBy(viewer, 'customer', { action })} c on c.id = x.customer_id
  join user_account a on a.id = x.asker_id`

const parties = {
  customer: sql`c.department_id`,
  asker: sql`a.department_id`,
  people: sql`array[x.asker_id, coalesce(c.owner_id, 0)]`,
}

const columns = sql`
  x.id, x.at, x.about, x.about_kind as "aboutKind", x.reason, x.due_on as "dueOn", x.outcome, x.ruling, x.ruled_at as "ruledAt", x.version,
  x.ruled_by as "ruledById", r.name as "ruledByName",
  case when ${isSettled} then 'settled' when x.outcome is not null then 'ruled' when x.withdrawn_at is not null then 'withdrawn' else 'open' end as status,
  ${awaitsRuling} and x.due_on < ${today} as "isOverdue",
  c.id as "customerId", c.type, c.name, c.owner_id as "ownerId", c.department_id as "departmentId",
  (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name)), '[]') from (${namedRulers(parties)}) rulers) as rulers`

const metColumns = sql`
  ${columns}, x.asker_id as "askerId", a.name as "askerName", ad.name as "askerDepartment",
  c.number, o.name as "ownerName", cd.name as "ownerDepartment", case when x.statement is not null then jsonb_build_object('words', x.statement,
    'at', ${jsonInstant(sql`x.stated_at`)}, 'by', jsonb_build_object('id', s.id, 'name', s.name)) end as statement,
  c.created_at as "enteredAt", ${protectedUntil(sql`c.id`)} as "protectedUntil", c.last_follow_up_at as "lastFollowUpAt",
  (select count(*)::integer from ${hangingOnSeen('follow_up')} f where f.customer_id = c.id and f.deleted_at is null) as "followUps",
  x.ruled_at > now() - interval '1 hour' as "isFresh"`

const metJoins = sql`
  join department ad on ad.id = a.department_id join department cd on cd.id = c.department_id
  left join user_account o on o.id = c.owner_id left join user_account r on r.id = x.ruled_by left join user_account s on s.id = x.stated_by`

const openFirst = sql`${awaitsRuling} desc, case when ${isOpen} then x.due_on end, x.id desc`

type Row = Omit<AskedClash, 'ruledBy' | 'customer' | 'isNew'> & {
  aboutKind: AboutKind
  ruledById: number | null
  ruledByName: string | null
  customerId: number
  type: 'company' | 'individual'
  name: string
  ownerId: number | null
  departmentId: number
}
type MetRow = Row &
  Pick<
    MetClash,
    'ownerDepartment' | 'statement' | 'enteredAt' | 'protectedUntil' | 'followUps' | 'lastFollowUpAt'
  > & {
    askerId: number
    askerName: string
    askerDepartment: string
    number: string | null
    ownerName: string | null
    isFresh: boolean
  }

export async function listClashes(database: Database, viewer: Viewer): Promise<ResultOf<typeof endpoint>> {
  const [toRule, mine, asked] = await Promise.all([
    mayAtAll(viewer, 'customer.assign')
      ? selectRows<MetRow>(
          database,
          sql`
            select ${metColumns} from ${seenClashes(viewer, 'assign')} ${metJoins} where ${isInReach(viewer)}
            order by ${openFirst} limit ${sql.lit(mostListed)}`,
        )
      : [],
    mayAtAll(viewer, 'customer.view')
      ? selectRows<MetRow>(
          database,
          sql`
            select ${metColumns} from ${seenClashes(viewer, 'view')} ${metJoins} where c.owner_id = ${viewer.userId}::bigint
            order by ${openFirst} limit ${sql.lit(mostListed)}`,
        )
      : [],
    selectRows<Row & { isNew: boolean; isUntold: boolean }>(
      database,
      sql`
        select ${columns}, x.outcome is not null and x.seen_at is null as "isNew", not ${isKnownToAsker('x')} or c.deleted_at is not null as "isUntold"
        from ${hangingOnSeen('clash')} x join ${hangingOnSeen('customer')} c on c.id = x.customer_id
        join user_account a on a.id = x.asker_id left join user_account r on r.id = x.ruled_by
        where x.asker_id = ${viewer.userId}::bigint
        order by ${openFirst} limit ${sql.lit(mostListed)}`,
    ),
  ])
  return {
    toRule: toRule.map((row) => asMet(viewer, row, true)),
    mine: mine.map((row) => asMet(viewer, row, false)),
    asked: asked.map(({ isNew, isUntold, ...row }) => ({
      ...asClash(row),
      about: row.about,
      rulers: row.rulers,
      isNew,
      customer:
        !isUntold && mayTo(viewer, 'view', keyOf(row))
          ? { id: row.customerId, name: shownCustomerName(viewer, row) }
          : null,
    })),
  }
}

type AboutKind = 'name' | 'creditCode' | 'website' | 'phones' | 'email'

/** What was entered may be a value that the reader sees masked at the customer. */
function aboutFor(viewer: Viewer, row: Row): string | null {
  const isShown =
    row.aboutKind === 'name'
      ? seesName(viewer, row)
      : isClear(levelOf(viewer, fieldsAbout[row.aboutKind], isOwn(viewer, row)))
  return isShown ? row.about : null
}

const fieldsAbout = {
  creditCode: 'customer.creditCode',
  website: 'customer.website',
  phones: 'contact.phones',
  email: 'contact.email',
} as const

const keyOf = ({ customerId, ownerId, departmentId }: Row) => ({ id: customerId, ownerId, departmentId })

const asClash = (row: Row) => ({
  id: row.id,
  at: row.at,
  reason: row.reason,
  dueOn: row.dueOn,
  isOverdue: row.isOverdue,
  status: row.status,
  outcome: row.outcome,
  ruling: row.ruling,
  ruledAt: row.ruledAt,
  ruledBy: named(row.ruledById, row.ruledByName),
  version: row.version,
})

function asMet(viewer: Viewer, row: MetRow, mayRule: boolean): MetClash {
  const isRuledByMe = row.status === 'ruled' && row.ruledById === viewer.userId
  return {
    ...asClash(row),
    about: aboutFor(viewer, row),
    asker: { id: row.askerId, name: row.askerName, department: row.askerDepartment },
    customer: { id: row.customerId, number: row.number, name: shownCustomerName(viewer, row) },
    owner: named(row.ownerId, row.ownerName),
    ownerDepartment: row.ownerDepartment,
    statement: row.statement,
    enteredAt: row.enteredAt,
    protectedUntil: row.protectedUntil,
    followUps: row.followUps,
    lastFollowUpAt: row.lastFollowUpAt,
    rulers: row.rulers,
    can: {
      rule: mayRule && row.status === 'open',
      takeBack: mayRule && isRuledByMe && row.isFresh,
      state: row.status === 'open' && row.ownerId === viewer.userId,
    },
  }
}

type Counts = { toRule: number; toState: number; ruled: number }

/**
 * What waits for the viewer: rulings where nobody is nearer to both, or that are overdue; a word on own customers; and what
 * was ruled and isn't confirmed yet.
 */
export async function countClashes(database: Database, viewer: Viewer): Promise<Counts> {
  const toRule = mayAtAll(viewer, 'customer.assign')
    ? sql`(select count(*)::integer from ${seenClashes(viewer, 'assign')}
        where ${awaitsRuling} and ${isInReach(viewer)}
          and (x.due_on < ${today} or ${viewer.userId}::bigint in (select id from (${rulersOf(parties)}) rulers)))`
    : sql`0`
  const [row] = await selectRows<Counts>(
    database,
    sql`
      select ${toRule} as "toRule",
        (select count(*)::integer from ${seenClashes(viewer, 'view')}
         where ${awaitsRuling} and c.owner_id = ${viewer.userId}::bigint and x.stated_by is distinct from ${viewer.userId}::bigint) as "toState",
        (select count(*)::integer from ${hangingOnSeen('clash')} x
         where x.asker_id = ${viewer.userId}::bigint and x.outcome is not null and x.seen_at is null) as ruled`,
  )
  return row ?? { toRule: 0, toState: 0, ruled: 0 }
}
