import { beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/assign.ts'
import { customerHistory } from '../../contract/customer-history.ts'
import * as customers from '../../contract/customers.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { heldUp } from '../platform/testing/held-up.ts'

/** Customers change hands, one or many by one step, with their plans, and nothing of it is lost. */
let testbed: TestApp
let company: Company
let supervisor: Caller
let head: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  supervisor = await testbed.as(company.people.李娜)
  head = await testbed.as(company.people.赵总)
})

const several = async (name: PersonName, count: number) =>
  (await Promise.all(Array.from({ length: count }, () => company.customerOf(name)))).sort((a, b) => a - b)
const assign = (caller: Caller, ids: number[], to: PersonName, more: Record<string, unknown> = {}) =>
  caller.call(contract.assignCustomers, { body: { ids, ownerId: company.people[to], ...more } })
const undo = (caller: Caller, id: number | null) =>
  caller.call(contract.undoAssignment, { params: { id: id ?? 0 } })
const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>) =>
  (await statement.execute(testbed.database.db)).rows
const ownersOf = async (ids: number[]) =>
  (
    await rowsOf(sql<{ name: string; department: string }>`
      select u.name, d.name as department from customer c join user_account u on u.id = c.owner_id
      join department d on d.id = c.department_id where c.id = any(${ids}::bigint[]) order by c.id`)
  ).map(({ name, department }) => `${name} ${department}`)

test('many go to one, department and open plans along, an event for each', async () => {
  const ids = await several('王磊', 3)
  await rowsOf(sql`
    insert into follow_up_plan (customer_id, owner_id, due_at) values
      (${ids[0]}, ${company.people.王磊}, now()), (${ids[0]}, ${company.people.李娜}, now())`)
  await rowsOf(sql`
    insert into follow_up_plan (customer_id, owner_id, due_at, status, closed_at)
    values (${ids[1]}, ${company.people.王磊}, now(), 'done', now())`)
  const { result } = await assign(head, ids.toReversed(), '陈静', { reason: '区域调整' })
  expect(result).toMatchObject({ assigned: ids, leftAlone: [], unknown: 0 })
  expect(await ownersOf(ids)).toEqual(['陈静 华南区', '陈静 华南区', '陈静 华南区'])
  const plans = await rowsOf(sql<{ name: string }>`
    select u.name from follow_up_plan p join user_account u on u.id = p.owner_id
    where customer_id = any(${ids}::bigint[]) order by p.id`)
  expect(plans.map(({ name }) => name)).toEqual(['陈静', '李娜', '王磊'])
  const events = await rowsOf(sql<{ data: unknown }>`
    select data from event where kind = 'customer.assigned' and customer_id = any(${ids}::bigint[])`)
  const { 王磊: from, 陈静: to } = company.people
  expect(events).toEqual(
    ids.map(() => ({ data: { from, to, version: 2, assignmentId: result.assignmentId } })),
  )
})

test('an edit that names another owner tells of it like any assignment', async () => {
  const [id = 0] = await several('王磊', 1)
  const changes = { ownerId: company.people.孙丽, address: '滨江区' }
  await supervisor.call(customers.updateCustomer, { params: { id }, body: { version: 1, changes } })
  const events = await rowsOf(sql`
    select data from event where kind = 'customer.assigned' and customer_id = ${id}`)
  expect(events).toEqual([{ data: { from: company.people.王磊, to: company.people.孙丽, version: 2 } }])
})

describe('the preview says before what happens after', () => {
  test('how many, which not and why; unseen counts like missing', async () => {
    const mine = await several('王磊', 2)
    const [already = 0] = await several('孙丽', 1)
    const [foreign = 0] = await several('陈静', 1)
    await rowsOf(sql`
      insert into follow_up_plan (customer_id, owner_id, due_at) values (${mine[0]}, ${company.people.王磊}, now())`)
    const ids = [...mine, already, foreign, 999_999]
    const { result } = await supervisor.call(contract.previewAssignment, {
      body: { ids, ownerId: company.people.孙丽 },
    })
    const leftAlone = [{ id: already, name: expect.any(String), why: 'already' }]
    expect(result).toEqual({ able: 2, leftAlone, unknown: 2, plans: 1, isOwnerActive: true })
    const done = await assign(supervisor, ids, '孙丽')
    expect(done.result).toMatchObject({ assigned: mine, leftAlone, unknown: 2 })
    expect(await ownersOf([foreign])).toEqual(['陈静 华南区'])
  })

  test('what one sees by a share but may not assign', async () => {
    const [foreign = 0] = await several('陈静', 1)
    await rowsOf(sql`
      insert into customer_share (customer_id, user_id, access) values (${foreign}, ${company.people.李娜}, 'write')`)
    const body = { ids: [foreign], ownerId: company.people.孙丽 }
    const seen = (await supervisor.call(contract.previewAssignment, { body })).result
    expect(seen).toMatchObject({ able: 0, leftAlone: [{ id: foreign, why: 'not_allowed' }], unknown: 0 })
    const { result } = await assign(supervisor, [foreign], '孙丽')
    expect(result).toMatchObject({
      assignmentId: null,
      assigned: [],
      leftAlone: [{ id: foreign, why: 'not_allowed' }],
    })
    expect(await ownersOf([foreign])).toEqual(['陈静 华南区'])
  })

  test('that nothing can go to who has left', async () => {
    const ids = await several('王磊', 1)
    const body = { ids, ownerId: company.people.何军 }
    const { result } = await supervisor.call(contract.previewAssignment, { body })
    expect(result.isOwnerActive).toBe(false)
    const refused = await assign(supervisor, ids, '何军')
    expect(refused.error.code).toBe('customer.owner_inactive')
    expect(await ownersOf(ids)).toEqual(['王磊 华东区'])
  })
})

describe('the former owner', () => {
  test.each([
    ['none', 404, 404],
    ['read', 200, 403],
    ['write', 200, 200],
  ] as const)('kept as %s', async (keepFormerAs, view, edit) => {
    const [id = 0] = await several('王磊', 1)
    await assign(head, [id], '陈静', { keepFormerAs })
    const former = await testbed.as(company.people.王磊)
    expect((await former.call(customers.openCustomer, { params: { id } })).status).toBe(view)
    const body = { version: 2, changes: { address: '滨江区' } }
    expect((await former.call(customers.updateCustomer, { params: { id }, body })).status).toBe(edit)
  })

  test('who may go on seeing stands in the access log', async () => {
    const [id = 0] = await several('王磊', 1)
    await assign(head, [id], '陈静', { keepFormerAs: 'read' })
    expect(
      await rowsOf(sql`select action, object_id, data from access_log where customer_id = ${id}`),
    ).toEqual([{ action: 'customer.shared', object_id: company.people.王磊, data: { access: 'read' } }])
  })

  test('who becomes the owner again has no share left over', async () => {
    const [id = 0] = await several('王磊', 1)
    await assign(head, [id], '陈静', { keepFormerAs: 'read' })
    await assign(head, [id], '王磊')
    expect(await rowsOf(sql`select * from customer_share where customer_id = ${id}`)).toEqual([])
  })
})

describe('taking back', () => {
  test('gives all back to each who had them, from where one doesn’t see them any more', async () => {
    const ids = [...(await several('王磊', 2)), ...(await several('孙丽', 1))]
    const { result } = await assign(supervisor, ids, '陈静', { keepFormerAs: 'write' })
    const back = await undo(supervisor, result.assignmentId)
    expect(back.result).toEqual({ undone: ids, kept: 0 })
    expect(await ownersOf(ids)).toEqual(['王磊 华东区', '王磊 华东区', '孙丽 华东区'])
    expect(await rowsOf(sql`select * from customer_share where customer_id = any(${ids}::bigint[])`)).toEqual(
      [],
    )
  })

  test('leaves what was worked on since', async () => {
    const ids = await several('王磊', 2)
    const { result } = await assign(supervisor, ids, '孙丽')
    const taker = await testbed.as(company.people.孙丽)
    const body = { version: 2, changes: { address: '滨江区' } }
    await taker.call(customers.updateCustomer, { params: { id: ids[0] }, body })
    expect((await undo(supervisor, result.assignmentId)).result).toEqual({ undone: [ids[1]], kept: 1 })
    expect(await ownersOf(ids)).toEqual(['孙丽 华东区', '王磊 华东区'])
  })

  test('is for who assigned, once, and not after an hour', async () => {
    const ids = await several('王磊', 1)
    const { result } = await assign(supervisor, ids, '孙丽')
    expect((await undo(head, result.assignmentId)).status).toBe(404)
    await rowsOf(
      sql`update assignment set at = now() - interval '61 minutes' where id = ${result.assignmentId}`,
    )
    expect((await undo(supervisor, result.assignmentId)).status).toBe(404)
    await rowsOf(sql`update assignment set at = now() where id = ${result.assignmentId}`)
    expect((await undo(supervisor, result.assignmentId)).status).toBe(200)
    expect((await undo(supervisor, result.assignmentId)).status).toBe(404)
  })
})

describe('two at once', () => {
  test('who assign the same in opposite order: one after the other, and the second sees what the first did', async () => {
    const ids = await several('王磊', 30)
    const answers = await heldUp(testbed.database, 'customer', 2, () => [
      assign(supervisor, ids, '孙丽'),
      assign(head, ids.toReversed(), '李娜'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const owners = new Set(await ownersOf(ids))
    expect(owners.size).toBe(1)
    for (const id of ids) {
      const events = await rowsOf(sql<{ from: number; to: number }>`
        select (data ->> 'from')::integer as "from", (data ->> 'to')::integer as "to" from event
        where kind = 'customer.assigned' and customer_id = ${id} order by (data ->> 'version')::integer`)
      expect(events).toHaveLength(2)
      expect(events[1]?.from).toBe(events[0]?.to)
    }
  })

  test('an edit of the owner’s meanwhile is kept', async () => {
    const [id = 0] = await several('王磊', 1)
    const owner = await testbed.as(company.people.王磊)
    const body = { version: 1, changes: { mainBusiness: '轴承' } }
    const [edited, assigned] = await heldUp(testbed.database, 'customer', 2, () => [
      owner.call(customers.updateCustomer, { params: { id }, body }),
      assign(supervisor, [id], '孙丽'),
    ])
    expect(assigned?.status).toBe(200)
    const opened = await supervisor.call(customers.openCustomer, { params: { id } })
    expect(opened.result.owner?.name).toBe('孙丽')
    // After the assignment it isn't the former owner's any more, and is refused as such.
    expect([edited?.status, opened.result.mainBusiness]).toEqual(
      edited?.status === 200 ? [200, '轴承'] : [404, null],
    )
  })
})

test('the history of each tells the step, its reason and whether many went; taken back, no reason is told again', async () => {
  const told = async (id: number) =>
    (await head.call(customerHistory, { params: { id }, query: {} })).result.rows[0]
  const ids = await several('王磊', 2)
  const { result } = await assign(head, ids, '陈静', { reason: '区域调整' })
  expect(await told(ids[0] ?? 0)).toMatchObject({
    actor: { name: '赵总' },
    giving: { how: 'assignment', words: '区域调整', isBatch: true },
  })
  await undo(head, result.assignmentId)
  expect((await told(ids[0] ?? 0))?.giving).toEqual({ how: 'undo', words: null, isBatch: true })
  const [alone = 0] = await several('王磊', 1)
  await assign(head, [alone], '陈静')
  expect((await told(alone))?.giving).toEqual({ how: 'assignment', words: null, isBatch: false })
  const body = { version: 2, changes: { ownerId: company.people.王磊 } }
  await head.call(customers.updateCustomer, { params: { id: alone }, body })
  expect((await told(alone))?.changes.map(({ field }) => field)).toContain('ownerId')
  expect(await told(alone)).not.toHaveProperty('giving')
})
