import { stages } from '../../contract/customer-fields.ts'
import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import type { readHoldings as endpoint, previewHandOver } from '../../contract/hand-over.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'
import { regions } from '../values/regions.ts'
import { requireHandOver, requireSomeHandOver } from './policy.ts'
import { type Held, peopleOf, targetsOf } from './rules.ts'

/*
 * What a person holds is counted whole, whoever looks: all of it is given on, seen or not, by whoever may do that at all.
 * Only counts leave this file, so it goes around `seenBy`.
 */

type Person = { id: number; name: string; departmentId: number; departmentName: string; status: string }

/** @throws record.not_found, permission.denied */
export async function requireLeaver(db: Db, viewer: Viewer, id: number): Promise<Person> {
  requireSomeHandOver(viewer)
  const { rows } = await sql<Person>`
    select u.id, u.name, u.status, u.department_id as "departmentId", d.name as "departmentName"
    from user_account u join department d on d.id = u.department_id where u.id = ${id}::bigint`.execute(db)
  if (!rows[0]) throw failure('record.not_found')
  requireHandOver(viewer, rows[0])
  return rows[0]
}

export async function readHoldings(db: Db, viewer: Viewer, id: number): Promise<ResultOf<typeof endpoint>> {
  const person = await requireLeaver(db, viewer, id)
  const { rows } = await sql<Counts>`
    select
      coalesce((select jsonb_object_agg(stage, count) from (
        select stage, count(*)::integer as count from customer where owner_id = ${id} and deleted_at is null group by stage) s), '{}') as "byStage",
      coalesce((select jsonb_agg(jsonb_build_object('region', region, 'customers', count) order by count desc, region) from (
        select left(region_code, 2) as region, count(*)::integer as count
        from customer where owner_id = ${id} and deleted_at is null group by 1) r), '[]') as "byRegion",
      (select count(*)::integer from customer where owner_id = ${id} and deleted_at is not null) as "inTrash",
      (select count(*)::integer from follow_up_plan where owner_id = ${id} and status = 'open') as plans,
      (select count(*)::integer from customer_share where user_id = ${id}) as shares,
      (select count(*)::integer from import where created_by = ${id} and status not in ('done', 'failed', 'running')) as imports,
      (select count(*)::integer from import where created_by = ${id} and status = 'running') as "runningImports"`.execute(
    db,
  )
  const counts = rows[0] as Counts
  const byStage = wholeStages(counts.byStage)
  return {
    ...counts,
    person: { id, name: person.name },
    department: { id: person.departmentId, name: person.departmentName },
    isActive: person.status !== 'deactivated',
    customers: stages.reduce((sum, stage) => sum + byStage[stage], 0),
    byStage,
    byRegion: seesRegions(viewer) ? counts.byRegion.map(withName) : [],
    handedOver: await earlier(db, id),
    can: {
      deactivate:
        mayAtAll(viewer, 'people.manage') && person.status !== 'deactivated' && id !== viewer.userId,
      seeCustomers: mayAtAll(viewer, 'customer.view'),
      managePeople: mayAtAll(viewer, 'people.manage'),
    },
  }
}

const seesRegions = (viewer: Viewer) => isClear(levelOf(viewer, 'customer.regionCode'))

const withName = (row: Counts['byRegion'][number]) => ({
  ...row,
  name: row.region === null ? null : (regions.get(`${row.region}0000`)?.name ?? row.region),
})

type ByStage = Record<(typeof stages)[number], number>
type Counts = {
  byStage: Partial<ByStage>
  byRegion: { region: string | null; customers: number }[]
  inTrash: number
  plans: number
  shares: number
  imports: number
  runningImports: number
}

const wholeStages = (counted: Partial<ByStage>): ByStage =>
  ({ prospect: 0, interested: 0, deal: 0, lost: 0, ...counted }) satisfies ByStage

async function earlier(db: Db, id: number) {
  const { rows } = await sql<ResultOf<typeof endpoint>['handedOver'][number]>`
    select h.id, h.at, h.customers, h.plans, h.shares, h.deactivated, h.note,
      case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end as actor
    from hand_over h left join user_account u on u.id = h.actor_id
    where h.from_id = ${id} order by h.id desc limit 20`.execute(db)
  return rows
}

type HeldRow = Held & { plans: number; isShared: boolean }

/** Customers that the person owns, or has a plan or a share on; those in the trash included. */
export async function heldBy(db: Db, id: number): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    with plans as (
      select customer_id, count(*)::integer as count from follow_up_plan where owner_id = ${id} and status = 'open' group by 1),
    shares as (select customer_id from customer_share where user_id = ${id})
    select c.id, c.stage, c.region_code as "regionCode", c.owner_id is not distinct from ${id}::bigint as "isOwned",
      coalesce(plans.count, 0) as plans, shares.customer_id is not null as "isShared"
    from customer c left join plans on plans.customer_id = c.id left join shares on shares.customer_id = c.id
    where c.owner_id = ${id} or c.id in (select customer_id from plans) or c.id in (select customer_id from shares)`.execute(
    db,
  )
  return rows
}

/**
 * Active people, and none of them the leaver.
 * @throws customer.owner_inactive, input.invalid
 */
export async function requireTakers(
  db: Db,
  id: number,
  rule: BodyOf<typeof previewHandOver>['rule'],
): Promise<{ id: number; name: string }[]> {
  const takers = peopleOf(rule)
  if (takers.includes(id)) throw invalid('rule.toIds', 'hand_over.same')
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from user_account where id = any(${takers}::bigint[]) and status <> 'deactivated'
    order by id for share`.execute(db)
  if (rows.length < takers.length) throw failure('customer.owner_inactive')
  return rows
}

export async function preview(
  db: Db,
  viewer: Viewer,
  id: number,
  rule: BodyOf<typeof previewHandOver>['rule'],
) {
  await requireLeaver(db, viewer, id)
  // How many go where would tell the regions.
  if (rule.regions.length > 0 && !seesRegions(viewer)) throw invalid('rule.regions', 'field.not_shown')
  const takers = await requireTakers(db, id, rule)
  const held = await heldBy(db, id)
  const targets = targetsOf(rule, held)
  const rows = takers.map((person) => ({
    person,
    customers: 0,
    byStage: wholeStages({}),
    plans: 0,
    shares: 0,
  }))
  const rowOf = new Map(rows.map((row) => [row.person.id, row]))
  for (const { id: customerId, stage, isOwned, plans, isShared } of held) {
    const row = rowOf.get(targets.get(customerId) ?? 0)
    if (!row) continue
    if (isOwned) {
      row.customers += 1
      row.byStage[stage as keyof ByStage] += 1
    }
    row.plans += plans
    row.shares += Number(isShared)
  }
  return { rows }
}
