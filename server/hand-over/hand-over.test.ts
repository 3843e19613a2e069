import { beforeAll, describe, expect, test } from 'vitest'
import { customerHistory } from '../../contract/customer-history.ts'
import * as customers from '../../contract/customers.ts'
import * as contract from '../../contract/hand-over.ts'
import { updateUser } from '../../contract/people.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { heldUp } from '../platform/testing/held-up.ts'

/** 离职移交: everything a person holds goes on in one step; nothing stays behind, nothing is lost. */
let testbed: TestApp
let company: Company
let administrator: Caller
let supervisor: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  administrator = await testbed.as(company.people.管理员)
  supervisor = await testbed.as(company.people.李娜)
})

const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>) =>
  (await statement.execute(testbed.database.db)).rows
const holdings = (caller: Caller, name: PersonName) =>
  caller.call(contract.readHoldings, { params: { id: company.people[name] } })
const whole = (toIds: number[], more: object = {}) => ({ toIds, ...more })
const preview = (caller: Caller, name: PersonName, rule: object) =>
  caller.call(contract.previewHandOver, { params: { id: company.people[name] }, body: { rule } })
const handOver = (caller: Caller, name: PersonName, rule: object, more: object = {}) =>
  caller.call(contract.handOver, { params: { id: company.people[name] }, body: { rule, ...more } })
const ownersOf = async (ids: number[]) =>
  (
    await rowsOf(sql<{ name: string }>`
      select u.name from customer c join user_account u on u.id = c.owner_id
      where c.id = any(${ids}::bigint[]) order by c.id`)
  ).map(({ name }) => name)

describe('all of it', () => {
  test('customers, trash, plans and shares go; counts say so before and after, and the access log keeps them', async () => {
    const mine = [
      await company.customerOf('孙丽', { stage: 'deal', regionCode: '330106' }),
      await company.customerOf('孙丽', { regionCode: '440300' }),
      await company.customerOf('孙丽'),
    ]
    const [, , trashed = 0] = mine
    const foreign = await company.customerOf('陈静')
    const { 孙丽: leaver, 王磊: taker } = company.people
    await rowsOf(sql`update customer set deleted_at = now(), version = version + 1 where id = ${trashed}`)
    await rowsOf(sql`
      insert into follow_up_plan (customer_id, owner_id, due_at)
      values (${mine[0]}, ${leaver}, now()), (${foreign}, ${leaver}, now()), (${foreign}, ${company.people.陈静}, now())`)
    await rowsOf(sql`
      insert into customer_share (customer_id, user_id, access) values (${foreign}, ${leaver}, 'write')`)
    const before = (await holdings(supervisor, '孙丽')).result
    expect(before).toMatchObject({
      person: { id: leaver, name: '孙丽' },
      isActive: true,
      customers: 2,
      byStage: { prospect: 1, interested: 0, deal: 1, lost: 0 },
      inTrash: 1,
      plans: 2,
      shares: 1,
      handedOver: [],
      can: { deactivate: false, seeCustomers: true, managePeople: false },
    })
    expect(before.byRegion).toEqual(
      expect.arrayContaining([
        { region: '33', name: '浙江省', customers: 1 },
        { region: '44', name: '广东省', customers: 1 },
      ]),
    )
    const seen = (await preview(supervisor, '孙丽', whole([taker]))).result
    expect(seen.rows).toEqual([
      {
        person: { id: taker, name: '王磊' },
        customers: 3,
        byStage: { prospect: 2, interested: 0, deal: 1, lost: 0 },
        plans: 2,
        shares: 1,
      },
    ])
    const { result } = await handOver(supervisor, '孙丽', whole([taker]), { note: '调去华南' })
    expect(result).toMatchObject({ customers: 3, plans: 2, shares: 1 })
    expect(await ownersOf(mine)).toEqual(['王磊', '王磊', '王磊'])
    expect(
      await rowsOf(
        sql`select customer_id, user_id, access from customer_share where customer_id = ${foreign}`,
      ),
    ).toEqual([{ customer_id: foreign, user_id: taker, access: 'write' }])
    expect(await rowsOf(sql`select from follow_up_plan where owner_id = ${leaver}`)).toEqual([])
    const events = await rowsOf(sql<{ data: unknown }>`
      select data from event where kind = 'customer.assigned' and customer_id = any(${mine}::bigint[])`)
    expect(events).toHaveLength(3)
    expect(events[0]?.data).toMatchObject({ from: leaver, to: taker, handOverId: result.id })
    expect(
      await rowsOf(sql`select object_id, data from access_log where action = 'customer.handedOver'`),
    ).toEqual([{ object_id: leaver, data: { handOverId: result.id, customers: 3, plans: 2, shares: 1 } }])
    const after = (await holdings(supervisor, '孙丽')).result
    expect(after).toMatchObject({ customers: 0, inTrash: 0, plans: 0, shares: 0 })
    expect(after.handedOver).toMatchObject([
      { actor: { name: '李娜' }, customers: 3, deactivated: false, note: '调去华南' },
    ])
  })

  test('a share the taker has already isn’t narrowed, nor given for an own customer', async () => {
    const [wide, own] = [await company.customerOf('陈静'), await company.customerOf('王磊')]
    const { 孙丽: leaver, 王磊: taker } = company.people
    for (const id of [wide, own])
      await rowsOf(
        sql`insert into customer_share (customer_id, user_id, access) values (${id}, ${leaver}, 'read')`,
      )
    await rowsOf(
      sql`insert into customer_share (customer_id, user_id, access) values (${wide}, ${taker}, 'write')`,
    )
    await handOver(supervisor, '孙丽', whole([taker]))
    expect(
      await rowsOf(sql`
        select customer_id, user_id, access from customer_share where customer_id in (${wide}, ${own})`),
    ).toEqual([{ customer_id: wide, user_id: taker, access: 'write' }])
  })

  test('several people, and the preview says what then happens', async () => {
    const ids = []
    for (let index = 0; index < 5; index += 1)
      ids.push(await company.customerOf('孙丽', index < 2 ? { regionCode: '330106' } : {}))
    const { 王磊, 李娜, 陈静 } = company.people
    const rule = whole([王磊, 李娜], {
      regions: [{ region: '33', toId: 陈静 }],
      customers: [{ id: ids[4], toId: 李娜 }],
    })
    const { rows } = (await preview(supervisor, '孙丽', rule)).result
    expect(rows.map(({ person, customers }) => [person.name, customers])).toEqual([
      ['李娜', 2],
      ['王磊', 1],
      ['陈静', 2],
    ])
    await handOver(supervisor, '孙丽', rule)
    expect(await ownersOf(ids)).toEqual(['陈静', '陈静', '王磊', '李娜', '李娜'])
  })

  test('with an end to the account, where one manages people', async () => {
    const refused = await handOver(supervisor, '孙丽', whole([company.people.王磊]), { deactivate: true })
    expect(refused.status).toBe(403)
    const leaver = await testbed.as(company.people.孙丽)
    const done = await handOver(administrator, '孙丽', whole([company.people.王磊]), { deactivate: true })
    expect(done.status, done.text).toBe(200)
    expect((await leaver.call(customers.listCustomers, { query: {} })).status).toBe(401)
    expect((await holdings(administrator, '孙丽')).result).toMatchObject({
      isActive: false,
      can: { deactivate: false },
      handedOver: [{ deactivated: true }, {}, {}, {}],
    })
    await rowsOf(sql`update user_account set status = 'active' where id = ${company.people.孙丽}`)
  })
})

describe('who may', () => {
  test.each([
    ['whoever manages people', '管理员', '陈静', 200],
    ['the head of the department and those below', '赵总', '陈静', 200],
    ['the supervisor of the department', '李娜', '王磊', 200],
    ['the supervisor, not of another department', '李娜', '陈静', 403],
    ['a seller, not even of oneself', '王磊', '王磊', 403],
    ['who reads everything, not', '冯涛', '王磊', 403],
  ] as const)('%s', async (_, by, of, status) => {
    const caller = await testbed.as(company.people[by])
    const rule = whole([company.people.李娜])
    const answers = [await holdings(caller, of), await preview(caller, of, rule)]
    expect(answers.map((answer) => answer.status)).toEqual([status, status])
    if (status === 403) expect((await handOver(caller, of, rule)).status).toBe(403)
  })

  test('nobody signed out; a person who isn’t there isn’t found, and who may nothing isn’t told that', async () => {
    const params = { id: 999_999 }
    expect((await testbed.signedOut.call(contract.readHoldings, { params })).status).toBe(401)
    expect((await administrator.call(contract.readHoldings, { params })).status).toBe(404)
    const seller = await testbed.as(company.people.王磊)
    expect((await seller.call(contract.readHoldings, { params })).status).toBe(403)
  })
})

describe('is refused', () => {
  test.each([
    ['to the leaver', () => whole([company.people.王磊]), 'input.invalid'],
    ['to who has left', () => whole([company.people.何军]), 'customer.owner_inactive'],
    [
      'to nobody that exists, deep in a rule',
      () => whole([company.people.李娜], { regions: [{ region: '33', toId: 999_999 }] }),
      'customer.owner_inactive',
    ],
  ] as const)('%s', async (_, rule, code) => {
    const id = await company.customerOf('王磊')
    expect((await handOver(administrator, '王磊', rule())).error.code).toBe(code)
    expect((await preview(administrator, '王磊', rule())).error.code).toBe(code)
    expect(await ownersOf([id])).toEqual(['王磊'])
  })

  test('while an import of the leaver is being taken in', async () => {
    const id = await company.customerOf('王磊')
    await rowsOf(sql`
      insert into import (file_name, status, created_by) values ('客户.csv', 'running', ${company.people.王磊})`)
    const answer = await handOver(administrator, '王磊', whole([company.people.李娜]))
    expect(answer.error.code).toBe('hand_over.import_running')
    expect(await ownersOf([id])).toEqual(['王磊'])
    await rowsOf(sql`update import set status = 'done'`)
  })
})

describe('meanwhile', () => {
  const several = async (count: number) => {
    const ids: number[] = []
    for (let index = 0; index < count; index += 1) ids.push(await company.customerOf('陈静'))
    return ids
  }

  test('edits and assignments: each happens whole, before or after', async () => {
    const ids = await several(12)
    const [edited = 0, given = 0] = ids
    const head = await testbed.as(company.people.赵总)
    const [over, edit, assign] = await heldUp(testbed.database, 'customer', 3, () => [
      handOver(administrator, '陈静', whole([company.people.王磊, company.people.孙丽])),
      head.call(customers.updateCustomer, {
        params: { id: edited },
        body: { version: 1, changes: { mainBusiness: '轴承' } },
      }),
      head.call(customers.updateCustomer, {
        params: { id: given },
        body: { version: 1, changes: { ownerId: company.people.李娜 } },
      }),
    ])
    expect([over?.status, edit?.status]).toEqual([200, 200])
    // Both changed the owner: whoever was second is told of the first, or gave what the first had given.
    expect([200, 409]).toContain(assign?.status)
    const owners = await ownersOf(ids)
    expect(owners).not.toContain('陈静')
    const [row] = await rowsOf(sql<{ main_business: string }>`
      select main_business from customer where id = ${edited}`)
    expect(row?.main_business).toBe('轴承')
    const told = await rowsOf(sql<{ from: number | null; to: number; customer: number }>`
      select customer_id as customer, (data ->> 'from')::integer as "from", (data ->> 'to')::integer as "to" from event
      where kind = 'customer.assigned' and customer_id = any(${ids}::bigint[]) order by customer_id, (data ->> 'version')::integer`)
    // The events of each customer make a chain from its first owner to its present one.
    for (const [index, id] of ids.entries()) {
      const chain = told.filter(({ customer }) => customer === id)
      expect(chain[0]?.from).toBe(company.people.陈静)
      for (const [at, link] of chain.slice(1).entries()) expect(link.from).toBe(chain[at]?.to)
      expect(company.people[owners[index] as PersonName]).toBe(chain.at(-1)?.to)
    }
  })

  test('a customer that the leaver enters is handed over, or entered once it is done', async () => {
    const seller = await testbed.as(company.people.陈静)
    const [over, entered] = await heldUp(testbed.database, 'customer', 2, () => [
      handOver(administrator, '陈静', whole([company.people.王磊]), { deactivate: true }),
      seller.call(customers.createCustomer, { body: { name: '移交时新建的公司' } }),
    ])
    expect(over?.status).toBe(200)
    // Nobody gives a customer to who has left: either it was there to be handed over, or it is refused.
    if (entered?.status === 200)
      expect(await ownersOf([(entered.result as { id: number }).id])).toEqual(['王磊'])
    else expect(entered?.error.code).toBe('customer.owner_inactive')
    expect(await rowsOf(sql`select from customer where owner_id = ${company.people.陈静}`)).toEqual([])
    await rowsOf(sql`update user_account set status = 'active' where id = ${company.people.陈静}`)
  })

  test('two hand-overs of the same person: the second finds nothing left', async () => {
    await several(5)
    const answers = await heldUp(testbed.database, 'customer', 2, () => [
      handOver(administrator, '陈静', whole([company.people.王磊])),
      handOver(administrator, '陈静', whole([company.people.孙丽])),
    ])
    const counts = answers.map(({ result }) => result.customers).sort((one, other) => one - other)
    expect(counts).toEqual([0, 5])
  })

  test('a taker who moves to another department: the customers stand where the owner stands', async () => {
    const ids = await several(5)
    const users = await rowsOf(sql<{ version: number }>`
      select version from user_account where id = ${company.people.孙丽}`)
    const body = { version: users[0]?.version, changes: { departmentId: company.departments.华南区 } }
    const answers = await Promise.all([
      handOver(administrator, '陈静', whole([company.people.孙丽])),
      administrator.call(updateUser, { params: { id: company.people.孙丽 }, body }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(
      await rowsOf(sql`
        select c.id from customer c join user_account u on u.id = c.owner_id
        where c.id = any(${ids}::bigint[]) and c.department_id <> u.department_id`),
    ).toEqual([])
  })
})

describe('whom one may hand over', () => {
  const names = async (name: PersonName) => {
    const { status, result } = await (await testbed.as(company.people[name])).call(contract.listHolders)
    return status === 200 ? result.rows.map(({ person }) => person.name) : status
  }

  test('who has left and still holds some comes first; others’ people aren’t listed', async () => {
    const { 何军: left, 陈静: other } = company.people
    for (const id of [left, other])
      await rowsOf(sql`update customer set owner_id = ${id} where id = ${await company.customerOf('王磊')}`)
    expect((await names('管理员')) as string[]).toEqual(expect.arrayContaining(['何军', '陈静']))
    const [first, ...rest] = (await names('李娜')) as string[]
    expect(first).toBe('何军')
    expect(rest).not.toContain('陈静')
    expect(await names('王磊')).toBe(403)
  })

  test('counts include the trash, which goes along', async () => {
    const counted = async () =>
      (await administrator.call(contract.listHolders)).result.rows.find(
        ({ person }) => person.name === '陈静',
      )?.customers ?? 0
    const before = await counted()
    const id = await company.customerOf('陈静')
    await rowsOf(sql`update customer set deleted_at = now() where id = ${id}`)
    expect(await counted()).toBe(before + 1)
  })
})

test('its note is told in the history of each customer, to whoever sees it', async () => {
  const id = await company.customerOf('李娜')
  await handOver(administrator, '李娜', whole([company.people.王磊]), { note: '转去售后部' })
  const taker = await testbed.as(company.people.王磊)
  const [told] = (await taker.call(customerHistory, { params: { id }, query: {} })).result.rows
  expect(told).toMatchObject({ actor: { name: '管理员' }, giving: { how: 'handOver', words: '转去售后部' } })
})
