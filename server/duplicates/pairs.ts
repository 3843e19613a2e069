import type { DuplicatePair, listDuplicatePairs, MatchKind } from '../../contract/duplicates.ts'
import type { QueryOf, ResultOf } from '../../contract/endpoint.ts'
import { shownCustomerName } from '../customers/name.ts'
import { pageKeyOf, readPageKey } from '../customers/page-key.ts'
import { named } from '../customers/row.ts'
import { type Database, jsonInstant, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { mayTo, scopeOf, seenBy, type Viewer } from '../platform/visibility.ts'
import { plainKinds } from './rules.ts'
import { kindsCompared, kindsOfName, kindsTold } from './told.ts'

/** More are counted as so many and more. */
const countLimit = 1_000

type One = {
  id: number
  number: string | null
  name: string
  type: 'company' | 'individual'
  ownerId: number | null
  ownerName: string | null
  departmentId: number
  departmentName: string
  createdAt: string
  lastFollowUpAt: string | null
  contactCount: number
}
type Row = {
  low: One
  high: One
  kinds: MatchKind[]
  strength: number
  foundAt: string
  apartAt: string | null
  apartById: number | null
  apartByName: string | null
}

/** Both can be edited by the viewer, who is told at least one thing that they have in common. */
const pairsOf = (viewer: Viewer, which: 'open' | 'toldApart') => sql`
  duplicate_pair p join ${seenBy(viewer, 'customer', { action: 'edit' })} a on a.id = p.low_id
    join ${seenBy(viewer, 'customer', { action: 'edit' })} b on b.id = p.high_id
  where p.told_apart_at is ${which === 'open' ? sql`null` : sql`not null`} and p.kinds && ${toldKinds(viewer)}`

/**
 * Who sees a part of all customers has few pairs among many: walked in the order of the index, nearly all of them would be
 * looked at for a page. Those are found from the customers and sorted.
 */
const isNarrow = (viewer: Viewer) => scopeOf(viewer, 'customer.edit') !== 'all'
const strengthFor = (viewer: Viewer) => (isNarrow(viewer) ? sql`(p.strength + 0)` : sql`p.strength`)

/**
 * What of a pair `a`, `b` may be told: that two masked values are the same would tell them to whoever knows one of the two, or
 * puts it there. The owner of both sees both; of a person whose name is masked no name is compared.
 */
function toldKinds(viewer: Viewer): RawBuilder<unknown> {
  const kinds = (told: readonly MatchKind[]) =>
    sql`${told.filter((kind) => !kindsOfName.includes(kind))}::text[]`
  const names = isClear(levelOf(viewer, 'contact.name'))
    ? sql`true`
    : sql`(a.type <> 'individual' and b.type <> 'individual')`
  return sql`(
    case when a.owner_id = ${viewer.userId} and b.owner_id = ${viewer.userId}
      then ${kinds(kindsTold(viewer, true))} else ${kinds(kindsCompared(viewer))} end
    || case when ${names} then ${kindsOfName}::text[] else '{}'::text[] end)`
}

const one = (customer: 'a' | 'b') => {
  const at = (column: string) => sql.ref(`${customer}.${column}`)
  return sql`jsonb_build_object('id', ${at('id')}, 'number', ${at('number')}, 'name', ${at('name')}, 'type', ${at('type')},
    'ownerId', ${at('owner_id')}, 'ownerName', (select name from user_account where id = ${at('owner_id')}),
    'departmentId', ${at('department_id')}, 'departmentName', (select name from department where id = ${at('department_id')}),
    'createdAt', ${jsonInstant(at('created_at'))}, 'lastFollowUpAt', ${jsonInstant(at('last_follow_up_at'))},
    'contactCount', ${at('contact_count')})`
}

/** @throws input.invalid for a key that isn't one of ours */
export async function listPairs(
  database: Database,
  viewer: Viewer,
  { which, after, limit }: QueryOf<typeof listDuplicatePairs>,
): Promise<ResultOf<typeof listDuplicatePairs>> {
  const rows = await selectRows<Row>(
    database,
    sql`
      select ${one('a')} as low, ${one('b')} as high,
        array(select kind from unnest(p.kinds) as kind where kind = any(${toldKinds(viewer)})) as kinds, p.strength,
        p.found_at as "foundAt", p.told_apart_at as "apartAt", p.told_apart_by as "apartById",
        (select name from user_account where id = p.told_apart_by) as "apartByName"
      from ${pairsOf(viewer, which)} and ${beyond(after)}
      order by ${strengthFor(viewer)} desc, p.low_id, p.high_id limit ${limit + 1}`,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => shownPair(viewer, row)),
    next: rows.length > limit && last ? pageKeyOf([last.strength, last.low.id, last.high.id]) : null,
    count: after === undefined ? await countPairs(database, viewer, which) : null,
  }
}

function beyond(after: string | undefined): RawBuilder<unknown> {
  if (after === undefined) return sql`true`
  const [strength, low, high, ...more] = readPageKey(after)
  if (typeof strength !== 'number' || typeof low !== 'number' || typeof high !== 'number' || more.length > 0)
    throw invalid('after', 'page_key')
  return sql`(p.strength <= ${strength}::bigint and (p.strength < ${strength}::bigint or (p.low_id, p.high_id) > (${low}::bigint, ${high}::bigint)))`
}

async function countPairs(database: Database, viewer: Viewer, which: 'open' | 'toldApart') {
  const [row] = await selectRows<{ count: number }>(
    database,
    sql`
      select count(*)::integer as count from (
        select from ${pairsOf(viewer, which)} ${isNarrow(viewer) ? sql`` : sql`limit ${sql.lit(countLimit + 1)}`}) counted`,
  )
  const count = row?.count ?? 0
  return { value: Math.min(count, countLimit), capped: count > countLimit }
}

const shownPair = (viewer: Viewer, row: Row): DuplicatePair => ({
  customers: [shownOne(viewer, row.low), shownOne(viewer, row.high)],
  matched: plainKinds(row.kinds),
  foundAt: row.foundAt,
  toldApart: row.apartAt === null ? null : { at: row.apartAt, by: named(row.apartById, row.apartByName) },
  can: { merge: mayTo(viewer, 'merge', row.low) || mayTo(viewer, 'merge', row.high) },
})

const shownOne = (viewer: Viewer, customer: One): DuplicatePair['customers'][number] => ({
  id: customer.id,
  number: customer.number,
  name: shownCustomerName(viewer, customer),
  owner: named(customer.ownerId, customer.ownerName),
  department: { id: customer.departmentId, name: customer.departmentName },
  createdAt: customer.createdAt,
  lastFollowUpAt: customer.lastFollowUpAt,
  contactCount: customer.contactCount,
})
