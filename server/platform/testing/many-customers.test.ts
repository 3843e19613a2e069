import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assignCustomers, undoAssignment } from '../../../contract/assign.ts'
import { listCustomers } from '../../../contract/customers.ts'
import { checkDuplicate } from '../../../contract/duplicates.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { endpoints } from '../../../contract/index.ts'
import type { Permission } from '../../../contract/permissions.ts'
import { shareCustomers } from '../../../contract/shares.ts'
import { changeStages } from '../../../contract/stage.ts'
import { readWorkbench } from '../../../contract/workbench.ts'
import { sql } from '../database.ts'
import { type Caller, type TestApp, testApp } from './app.ts'
import { type Company, foundTestCompany, type PersonName } from './company.ts'
import { testDatabase } from './database.ts'
import type { Place } from './place.ts'
import { places } from './places.ts'
import { justNow } from './places-of-records.ts'
import { share } from './records.ts'
import { holds, may, people, type Stand } from './rights.ts'

/**
 * The other half of the visibility specification: whatever tells of many customers or acts on many. Everybody owns one
 * and has deleted one; of two areas some are shared with everybody, to read, to write, no longer.
 */
type Known = Stand & { id: number; name: string; deleted: boolean }
const customers: Known[] = []
let testbed: TestApp
let company: Company
const callers = {} as Record<PersonName, Caller>

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  for (const person of people) callers[person] = await testbed.as(company.people[person])
  for (const owner of people) {
    await add({ owner, deleted: false })
    await add({ owner, deleted: true })
  }
  for (const owner of ['陈静', '周敏'] as const)
    for (const access of ['read', 'write', 'ended'] as const)
      await add({ owner, share: access, deleted: false })
})

async function add(stand: Omit<Known, 'id' | 'name'>): Promise<void> {
  const { db } = testbed.database
  const name = `名单${String(customers.length + 10)}号`
  const ownerId = company.people[stand.owner]
  const id = await company.customerOf('管理员', { name: `${name}有限公司`, ownerId })
  await sql`
    with made as (insert into company_group (name) values (${`${name}集团`}) returning id)
    update customer set group_id = made.id from made where customer.id = ${id}`.execute(db)
  await sql`
    insert into follow_up_plan (customer_id, owner_id, due_at)
    values (${id}, ${ownerId}, now() - interval '1 day')`.execute(db)
  await sql`insert into follow_up (customer_id, at, method, content) values (${id}, now(), 'phone', ${`${name}来过电话`})`.execute(
    db,
  )
  await sql`
    update customer set next_follow_up_at = now() - interval '1 day', review_status = 'submitted', submitted_at = now(),
      deleted_at = case when ${stand.deleted} then now() end where id = ${id}`.execute(db)
  await sql`
    with drawn as (
      insert into spot_check (department_id, quarter, seed, drawn_by) values (1, current_date, ${name}, ${ownerId}) returning id),
    registered as (insert into registration (customer_id, by_id, owner_id, until) values (${id}, ${ownerId}, ${ownerId}, current_date + 9)),
    items as (insert into spot_check_item (spot_check_id, customer_id) select id, ${id}::bigint from drawn)
    insert into field_mark (customer_id, field, reason, verified_on, actor_id)
    values (${id}, 'customer.name', 'other', current_date, ${ownerId})`.execute(db)
  customers.push({ id, name, ...stand })
  await shareAgain()
}

const shareAgain = async () => {
  for (const { id, share: access } of customers)
    if (access)
      await share(
        testbed.database,
        id,
        people.map((person) => ({
          userId: company.people[person],
          access: access === 'read' ? 'read' : 'write',
          ended: access === 'ended',
        })),
      )
}

const placesOf = <About extends Place['about']>(about: About) =>
  Object.entries(endpoints).flatMap(([key, described]) => {
    const place: Place | undefined = places[key as keyof typeof places]
    return place?.about === about
      ? [{ key, described, place: place as Extract<Place, { about: About }> }]
      : []
  })

const namesIn = (text: string) => [...new Set(text.match(/名单\d\d号/g))].sort()
/** Of an answer that tells nothing but ids. */
const idsIn = (result: unknown) => new Set((result as { ids?: number[] } | null)?.ids)
const namesOf = (known: Known[]) => known.map(({ name }) => name).sort()
const allowed = (person: PersonName, verb: Permission, deleted = false) =>
  customers.filter((one) => one.deleted === deleted && may(person, verb, one))

describe.each(placesOf('list'))('$key tells of customers', ({ key, described, place }) => {
  test.each(people)('%s', async (person) => {
    const { verb, params, body, query } = place
    const queries = customers.map(({ name }) => JSON.stringify(query?.(name) ?? {}))
    const told: string[] = []
    for (const asked of new Set(queries)) {
      const input = { ...(params && { params }), query: JSON.parse(asked), body }
      const answer = await callers[person].call(described, input)
      expect(answer.status, answer.text).toBe(holds(person, verb) ? 200 : 403)
      told.push(
        ...namesIn(answer.text),
        ...namesOf(customers.filter(({ id }) => idsIn(answer.result).has(id))),
      )
    }
    if (described === (readWorkbench as Endpoint)) return
    expect(told.sort()).toEqual(namesOf(allowed(person, verb, key === 'listTrash')))
  })
})

test.each(people)('each row of a list says what %s may do with it', async (person) => {
  const answer = await callers[person].call(listCustomers, { query: { limit: 200 } })
  if (answer.status !== 200) return expect(holds(person, 'customer.view')).toBe(false)
  const told = answer.result.rows.map(({ id, can }) => [id, can])
  const expected = allowed(person, 'customer.view').map((one) => {
    const mayDo = (verb: Permission) => may(person, verb, one)
    return [
      one.id,
      {
        edit: mayDo('customer.edit'),
        assign: mayDo('customer.assign'),
        share: mayDo('customer.share'),
        export: mayDo('customer.export'),
        delete: mayDo('customer.delete'),
        merge: mayDo('customer.merge'),
        createFollowUp: mayDo('followUp.create'),
      },
    ]
  })
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected))
})

test.each(people)('the workbench counts for %s what it lists', async (person) => {
  const { status, result } = await callers[person].call(readWorkbench, { query: { whose: 'team' } })
  if (status === 200) expect(result.counts.overdue.value).toBe(allowed(person, 'customer.view').length)
  else expect(holds(person, 'customer.view')).toBe(false)
})

type Told = { done: number[] | number; named: number[]; unknown: number }
type Left = { leftAlone: { id: number }[]; unknown: number }
type TagRow = { id: number; reason: string | null }

const left = ({ leftAlone, unknown }: Left) => ({ named: idsOf(leftAlone), unknown })
const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).sort((a, b) => a - b)

type CellRow = { id: number; version: number | null; problems: { code: string }[] }

/** What each batch answers: those it did, those it names and leaves, and how many it knows nothing of. */
const toldBy: Record<string, (result: never) => Partial<Told>> = {
  previewDeletion: (result: Left & { able: number }) => ({ done: result.able, ...left(result) }),
  deleteCustomers: (result: Left & { deleted: number[] }) => ({ done: result.deleted, ...left(result) }),
  restoreCustomers: (result: Left & { restored: number[] }) => ({ done: result.restored, ...left(result) }),
  previewExport: (result: Left & { able: number }) => ({ done: result.able, ...left(result) }),
  exportChosen: (csv: string) => ({ done: idsOf(customers.filter(({ name }) => csv.includes(name))) }),
  previewShares: (result: Left & { able: number }) => ({ done: result.able, ...left(result) }),
  shareCustomers: (result: Left & { shared: number[] }) => ({ done: result.shared, ...left(result) }),
  undoShares: (result: { undone: number[] }) => ({ done: result.undone }),
  previewStages: (result: Left & { able: number }) => ({ done: result.able, ...left(result) }),
  changeStages: (result: Left & { changed: number[] }) => ({ done: result.changed, ...left(result) }),
  undoStages: (result: { undone: number[] }) => ({ done: result.undone }),
  approveEntries: (result: Left & { approved: { id: number }[] }) => ({
    done: idsOf(result.approved),
    ...left(result),
  }),
  returnEntries: (result: Left & { returned: number[] }) => ({ done: result.returned, ...left(result) }),
  previewAssignment: (result: Left & { able: number }) => ({ done: result.able, ...left(result) }),
  assignCustomers: (result: Left & { assigned: number[] }) => ({ done: result.assigned, ...left(result) }),
  editCells: ({ rows }: { rows: CellRow[] }) => {
    const because = (code: string | undefined) => rows.filter(({ problems }) => problems[0]?.code === code)
    return {
      done: idsOf(because(undefined).filter(({ version }) => version !== null)),
      named: idsOf(because('permission.denied')),
      unknown: because('record.not_found').length,
    }
  },
  tagCustomers: ({ rows }: { rows: TagRow[] }) => {
    const because = (reason: string | null) => rows.filter((row) => row.reason === reason)
    return {
      done: idsOf(because(null)),
      named: idsOf(because('permission.denied')),
      unknown: because('record.not_found').length,
    }
  },
}

/** To whom places.ts gives customers: who owns one gets nothing by it. */
const alreadyOf: Partial<Record<Permission, PersonName>> = {
  'customer.assign': '冯涛',
  'customer.share': '沈计',
}

describe.each(placesOf('batch'))('$key acts on customers', ({ key, described, place }) => {
  beforeEach(asItWas)

  test.each(people)('%s', async (person) => {
    const { verb, body } = place
    const ids = [...customers.map(({ id }) => id), 999_999_999]
    if (key === 'undoStages') await changedBy(person)
    if (key === 'undoShares') await sharedBy(person)
    const answer = await callers[person].call(described, { body: body(ids, company.people) })
    const ofTrash = key === 'restoreCustomers'
    const seen = allowed(person, 'customer.view', ofTrash)
    const unseen = customers.filter((one) => !seen.includes(one))
    for (const { name } of unseen) expect(answer.text).not.toContain(name)
    expect(answer.status, answer.text).toBe(holds(person, verb) ? 200 : 403)
    if (answer.status !== 200) return
    const isAlready = ({ owner }: Known) => owner === alreadyOf[verb]
    const done = idsOf(allowed(person, verb, ofTrash).filter((one) => !isAlready(one)))
    const told = (toldBy[key] as (result: unknown) => Partial<Told>)(answer.result ?? answer.text)
    const whole = {
      done: typeof told.done === 'number' ? done.length : done,
      named: idsOf(seen).filter((id) => !done.includes(id)),
      unknown: unseen.length + 1,
    }
    expect(told).toEqual(
      Object.fromEntries(Object.keys(told).map((part) => [part, whole[part as keyof Told]])),
    )
  })
})

test.each(people)('nobody but who gave customers away takes that back: %s', async (person) => {
  await asItWas()
  const ids = customers.map(({ id }) => id)
  const body = { ids, ownerId: company.people.冯涛 }
  const { assignmentId } = (await callers.管理员.call(assignCustomers, { body })).result
  const answer = await callers[person].call(undoAssignment, { params: { id: assignmentId ?? 0 } })
  const expected = person === '管理员' ? 200 : holds(person, 'customer.assign') ? 404 : 403
  expect([answer.status, namesIn(answer.text)]).toEqual([expected, []])
})

test.each(people)(
  'whose a customer is, is told to %s, the customer itself only where it is seen',
  async (person) => {
    for (const one of customers) {
      const body = { name: `${one.name}有限公司` }
      const answer = await callers[person].call(checkDuplicate, { body })
      if (!holds(person, 'customer.create')) {
        expect([answer.status, namesIn(answer.text)]).toEqual([403, []])
        continue
      }
      const told = answer.result.duplicates.map(({ owner, customer }) => [owner?.name, customer?.id ?? null])
      const id = may(person, 'customer.view', one) ? one.id : null
      expect(told, one.name).toEqual(one.deleted ? [] : [[one.owner, id]])
      if (one.deleted || id === null) expect(namesIn(answer.text)).toEqual([])
    }
  },
)

/** Owners, stages, shares and what is in the trash as at the beginning. */
async function asItWas(): Promise<void> {
  const { db } = testbed.database
  const rows = customers.map(({ id, owner, deleted }) => ({ id, owner: company.people[owner], deleted }))
  await sql`
    update customer c set owner_id = u.id, department_id = u.department_id, stage = 'prospect', review_status = 'submitted',
      submitted_at = now(), version = c.version + 1,
      deleted_at = case when x.deleted then now() end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id bigint, owner bigint, deleted boolean)
    join user_account u on u.id = x.owner
    where c.id = x.id and (c.owner_id <> u.id or c.stage <> 'prospect' or (c.deleted_at is not null) <> x.deleted
      or c.review_status <> 'submitted')`.execute(db)
  await sql`delete from customer_share`.execute(db)
  await shareAgain()
}

/** All living customers went to another stage, by this person's hand. */
async function changedBy(person: PersonName): Promise<void> {
  const ids = customers.map(({ id }) => id)
  await callers.管理员.call(changeStages, { body: { ids, stage: 'deal' } })
  await sql`
    update stage_change set actor_id = ${company.people[person]}
    where cause = 'manual' and customer_id = any(${ids}::bigint[])`.execute(testbed.database.db)
}

/** All living customers were shared, by this person's hand. */
async function sharedBy(person: PersonName): Promise<void> {
  const ids = customers.map(({ id }) => id)
  const { 沈计: userId, 管理员: actorId } = company.people
  await callers.管理员.call(shareCustomers, { body: { ids, userIds: [userId], access: 'read', until: null } })
  await sql`
    update change_log set actor_id = ${company.people[person]}, at = ${justNow}
    where record = 'customer_share' and actor_id = ${actorId}`.execute(testbed.database.db)
}
