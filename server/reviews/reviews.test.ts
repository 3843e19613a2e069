import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as customers from '../../contract/customers.ts'
import * as people from '../../contract/people.ts'
import * as contract from '../../contract/reviews.ts'
import { readOrganisation, updateOrganisation } from '../../contract/settings.ts'
import { readWorkbench } from '../../contract/workbench.ts'
import { type Database, sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { cuttingOff } from '../platform/testing/cut-off.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { share } from '../platform/testing/records.ts'

const names = ['王磊', '李娜', '周敏', '陈静', '管理员'] as const
let bed: TestApp
let database: Database
let company: Company
let callers: Record<(typeof names)[number], Caller>

beforeAll(async () => {
  database = await testDatabase()
  company = await foundTestCompany(database)
  bed = await testApp(database)
  callers = {} as typeof callers
  for (const name of names) callers[name] = await bed.as(company.people[name])
})
beforeEach(async () => {
  await sql`update organisation set review_entries = true`.execute(database.db)
})

let count = 0
const freshName = () => {
  count += 1
  return `审核${count}号机械有限公司`
}
const complete = () => ({
  name: freshName(),
  initialNeed: '两条减速机装配线',
  contacts: [{ name: '张三', phones: ['13800138000'] }],
})
type Draft = {
  name: string
  initialNeed?: string
  source?: string
  submit?: boolean
  ownerId?: number
  contacts?: object[]
}
const enter = async (caller: Caller, draft: Draft = complete()) => {
  const { status, result, text } = await caller.call(customers.createCustomer, { body: draft })
  expect(status, text).toBe(200)
  return result
}
const submitted = async (caller: Caller = callers.王磊) => {
  const made = await enter(caller, { ...complete(), submit: true })
  expect(made.reviewStatus).toBe('submitted')
  return made.id
}
const submit = (caller: Caller, id: number) => caller.call(contract.submitEntry, { params: { id } })
const review = async (caller: Caller, id: number) =>
  (await caller.call(contract.readReview, { params: { id } })).result
const approve = (caller: Caller, rows: { id: number; version?: number }[]) =>
  caller.call(contract.approveEntries, { body: { rows } })
const giveBack = (caller: Caller, id: number, said: object = { note: '请补充' }) =>
  caller.call(contract.returnEntries, { body: { rows: [{ id }], ...said } })
const read = async (caller: Caller, id: number) =>
  (await caller.call(customers.openCustomer, { params: { id } })).result
const queue = async (caller: Caller, mine = false) =>
  (await caller.call(contract.listReviews, { query: { mine, limit: 200 } })).result

describe('an entry', () => {
  test('is a draft without a number, and its work goes on', async () => {
    const made = await enter(callers.王磊)
    expect(made).toMatchObject({ number: null, reviewStatus: 'draft', missing: [] })
    const record = await read(callers.王磊, made.id)
    expect(record).toMatchObject({ number: null, reviewStatus: 'draft' })
    const edited = await callers.王磊.call(customers.updateCustomer, {
      params: { id: made.id },
      body: { version: record.version, changes: { mainBusiness: '减速机' } },
    })
    expect(edited.status).toBe(200)
  })

  test('isn’t handed in while something required is missing; nothing of it is lost', async () => {
    const made = await enter(callers.王磊, { name: freshName(), submit: true })
    expect(made.reviewStatus).toBe('draft')
    expect(made.missing.map(({ field }) => field).sort()).toEqual([
      'contact.name',
      'contact.phones',
      'customer.initialNeed',
    ])
    const refused = await submit(callers.王磊, made.id)
    expect([refused.status, refused.error.code, refused.error.message]).toEqual([
      409,
      'review.incomplete',
      '还不能提交审核：有 3 项必填内容没有填或不够具体，请先补齐。',
    ])
    expect(refused.error.fields.map(({ path }) => path)).toContain('customer.initialNeed')
  })

  test('isn’t handed in with a need that says nothing, which holds up neither the draft nor an edit', async () => {
    const vague = { ...complete(), initialNeed: '需要设备，待定' }
    const made = await enter(callers.王磊, { ...vague, submit: true })
    expect(made).toMatchObject({
      reviewStatus: 'draft',
      missing: [{ field: 'customer.initialNeed', why: 'vague', required: true }],
    })
    const edit = async (initialNeed: string) => {
      const { version } = await read(callers.王磊, made.id)
      const body = { version, changes: { initialNeed } }
      return (await callers.王磊.call(customers.updateCustomer, { params: { id: made.id }, body })).status
    }
    expect(await edit('咨询产品')).toBe(200)
    const refused = await submit(callers.王磊, made.id)
    expect([refused.error.code, refused.error.fields]).toMatchObject([
      'review.incomplete',
      [{ path: 'customer.initialNeed', code: 'need.vague', message: expect.stringContaining('例如') }],
    ])
    expect(await edit('两台数控车床')).toBe(200)
    expect((await submit(callers.王磊, made.id)).result.reviewStatus).toBe('submitted')
  })

  test('of a third party’s data is handed in with the basis of it, and only of such a source', async () => {
    const licensed = { ...complete(), source: 'licensed_data', submit: true }
    const made = await enter(callers.王磊, licensed)
    expect(made).toMatchObject({
      reviewStatus: 'draft',
      missing: [{ field: 'customer.sourceNote', required: true, why: 'empty' }],
    })
    expect(
      (await enter(callers.王磊, { ...licensed, ...complete(), source: 'exhibition' })).reviewStatus,
    ).toBe('submitted')
    const { version } = await read(callers.王磊, made.id)
    const body = { version, changes: { sourceNote: '行业协会会员名录，协会授权' } }
    await callers.王磊.call(customers.updateCustomer, { params: { id: made.id }, body })
    expect((await submit(callers.王磊, made.id)).result.reviewStatus).toBe('submitted')
    const lacking = async () =>
      (await queue(callers.李娜)).rows.find((row) => row.id === made.id)?.missing.map(({ field }) => field)
    expect(await lacking()).toEqual([])
    const change = async (source: string) => {
      const now = await read(callers.王磊, made.id)
      await callers.王磊.call(customers.updateCustomer, {
        params: { id: made.id },
        body: { version: now.version, changes: { source } },
      })
    }
    await change('licensed_data')
    expect(await lacking()).toEqual([])
    // With another source the basis goes, and is asked for anew.
    await change('exhibition')
    await change('licensed_data')
    expect(await lacking()).toEqual(['customer.sourceNote'])
    const reasons = { 'customer.sourceNote': '请写明授权方' }
    expect((await giveBack(callers.李娜, made.id, { reasons })).result.returned).toEqual([made.id])
  })

  test('goes back with reasons by field, comes again and is approved with a number', async () => {
    const id = await submitted()
    expect((await review(callers.王磊, id)).can).toEqual({ submit: false, withdraw: true, approve: false })
    expect((await review(callers.李娜, id)).can).toMatchObject({ approve: true })
    const reasons = { 'customer.initialNeed': '请写明设备型号' }
    expect((await giveBack(callers.李娜, id, { reasons })).result.returned).toEqual([id])
    const returned = await review(callers.王磊, id)
    expect(returned).toMatchObject({
      status: 'returned',
      can: { submit: true },
      steps: [{ step: 'returned', reasons, note: null, actor: { name: '李娜' } }, { step: 'submitted' }],
    })
    expect((await submit(callers.王磊, id)).result).toEqual({ reviewStatus: 'submitted', number: null })
    expect((await queue(callers.李娜)).rows.find((row) => row.id === id)).toMatchObject({ returned: 1 })
    const { approved } = (await approve(callers.李娜, [{ id }])).result
    expect(approved).toEqual([{ id, number: expect.stringMatching(/^2\d{3}-GEN-\d{3,}$/) }])
    expect(await read(callers.王磊, id)).toMatchObject({
      number: approved[0]?.number,
      reviewStatus: 'approved',
    })
    expect((await queue(callers.李娜)).rows.map((row) => row.id)).not.toContain(id)
  })

  test('can be taken back while it waits, and not afterwards', async () => {
    const id = await submitted()
    const withdraw = () => callers.王磊.call(contract.withdrawEntry, { params: { id } })
    expect((await withdraw()).status).toBe(200)
    expect((await review(callers.王磊, id)).status).toBe('draft')
    expect((await withdraw()).error.code).toBe('review.not_open')
    expect((await approve(callers.李娜, [{ id }])).result).toMatchObject({
      approved: [],
      leftAlone: [{ id, why: 'already' }],
    })
  })

  test('of who may approve it is approved at once, if it is complete', async () => {
    expect(await enter(callers.李娜)).toMatchObject({ reviewStatus: 'approved', number: expect.any(String) })
    const bare = await enter(callers.李娜, { name: freshName() })
    expect(bare).toMatchObject({ reviewStatus: 'draft', number: null, missing: expect.any(Array) })
    expect(bare.missing.length).toBe(3)
  })

  test('is numbered at once where entries aren’t reviewed', async () => {
    await sql`update organisation set review_entries = false`.execute(database.db)
    expect(await enter(callers.王磊)).toMatchObject({ reviewStatus: 'approved', number: expect.any(String) })
  })
})

describe('who may', () => {
  test('nobody approves what the own role doesn’t reach', async () => {
    const id = await submitted()
    expect((await approve(callers.王磊, [{ id }])).status).toBe(403)
    expect((await approve(callers.陈静, [{ id }])).status).toBe(403)
    expect((await review(callers.王磊, id)).status).toBe('submitted')
  })

  test('who sees it and may not edit it is told nothing of what is missing', async () => {
    const { id } = await enter(callers.王磊, { name: freshName() })
    await share(database, id, [{ userId: company.people.陈静, access: 'read' }])
    expect((await submit(callers.陈静, id)).error.code).toBe('permission.denied')
  })

  test('what was changed since the reviewer read it isn’t approved unseen', async () => {
    const id = await submitted()
    const { version } = await read(callers.李娜, id)
    await callers.王磊.call(customers.updateCustomer, {
      params: { id },
      body: { version, changes: { mainBusiness: '后来改的' } },
    })
    expect((await approve(callers.李娜, [{ id, version }])).result).toMatchObject({
      approved: [],
      leftAlone: [{ id, why: 'changed' }],
    })
    expect((await approve(callers.李娜, [{ id, version: version + 1 }])).result.approved).toHaveLength(1)
  })

  test('what is said of a field is told only to who sees the field', async () => {
    const id = await submitted()
    const reasons = { 'customer.budget': '50 万不像真的', 'customer.initialNeed': '请写明型号' }
    await giveBack(callers.李娜, id, { reasons })
    expect((await review(callers.王磊, id)).steps[0]?.reasons).toEqual(reasons)
    // 市场 reads all customers, and no budgets.
    expect((await review(callers.周敏, id)).steps[0]?.reasons).toEqual({
      'customer.initialNeed': '请写明型号',
    })
    expect((await giveBack(callers.李娜, id, { reasons: { 'customer.nothing': '?' } })).status).toBe(400)
  })

  test('a return says why', async () => {
    const id = await submitted()
    const answer = await giveBack(callers.李娜, id, {})
    expect([answer.status, answer.error.fields[0]?.path]).toEqual([400, 'note'])
  })
})

describe('who is asked', () => {
  const reviewersOf = async (id: number) =>
    (await review(callers.王磊, id)).reviewers.map((person) => person.name)
  const appoint = (departmentId: number, reviewerId: number | null) =>
    callers.管理员.call(people.updateDepartment, { params: { id: departmentId }, body: { reviewerId } })
  const of = (name: PersonName) => company.people[name]

  test('whose role reaches it from nearest, or who is appointed', async () => {
    const id = await submitted()
    expect(await reviewersOf(id)).toEqual(['李娜'])
    expect((await appoint(company.departments.华东区, of('管理员'))).status).toBe(200)
    expect(await reviewersOf(id)).toEqual(['管理员'])
    expect((await queue(callers.李娜, true)).rows.map((row) => row.id)).not.toContain(id)
    expect((await queue(callers.管理员, true)).rows.map((row) => row.id)).toContain(id)
    expect((await queue(callers.李娜)).rows.map((row) => row.id)).toContain(id)
    await sql`update user_account set status = 'deactivated' where id = ${of('管理员')}`.execute(database.db)
    expect(await reviewersOf(id)).toEqual(['李娜'])
    expect((await queue(callers.李娜, true)).rows.map((row) => row.id)).toContain(id)
    await sql`update user_account set status = 'active' where id = ${of('管理员')}`.execute(database.db)
    await appoint(company.departments.华东区, null)
  })

  const lost = [
    { by: 'leaving', set: sql`update user_account set status = 'deactivated' where id = ` },
    {
      by: 'another role',
      set: sql`update user_role set role_id = (select id from role where key = 'finance') where user_id = `,
    },
    {
      by: 'another department',
      set: sql`update user_account set department_id = (select id from department where name = '华南区') where id = `,
    },
  ]
  test.each(lost)('an appointment ends with the right to approve, lost by $by', async ({ set }) => {
    const { 华东区, 销售中心 } = company.departments
    const [first, head] = [of('李娜'), of('赵总')]
    const effective = async () =>
      (await callers.管理员.call(people.listDepartments)).result.rows.find((row) => row.id === 华东区)
        ?.reviewer
    const id = await submitted()
    await appoint(华东区, first)
    await appoint(销售中心, head)
    try {
      expect(await reviewersOf(id)).toEqual(['李娜'])
      expect(await effective()).toEqual({ id: first, name: '李娜', mayReview: true })
      await sql`${set} ${first}`.execute(database.db)
      // Whoever is appointed above has it now, and not all whose role reaches it.
      expect(await reviewersOf(id)).toEqual(['赵总'])
      expect((await queue(await bed.as(head), true)).rows.map((row) => row.id)).toContain(id)
      expect(await effective()).toEqual({ id: first, name: '李娜', mayReview: false })
    } finally {
      await appoint(华东区, null)
      await appoint(销售中心, null)
      await sql`update user_account set status = 'active', department_id = ${华东区} where id = ${first}`.execute(
        database.db,
      )
      await sql`update user_role set role_id = (select id from role where key = 'sales_supervisor') where user_id = ${first}`.execute(
        database.db,
      )
    }
  })

  test('nobody is appointed whose role can’t approve there', async () => {
    const answer = await appoint(company.departments.华东区, of('王磊'))
    expect([answer.status, answer.error.fields]).toMatchObject([
      400,
      [{ path: 'reviewerId', code: 'reviewer.not_allowed' }],
    ])
  })
})

describe('numbers', () => {
  const serials = (numbers: string[]) =>
    numbers.map((number) => Number(number.split('-').at(-1))).sort((one, other) => one - other)

  test('200 approvals at once: none double, none left out', async () => {
    const ids: number[] = []
    for (let at = 0; at < 200; at++) ids.push((await enter(callers.王磊)).id)
    await sql`update customer set review_status = 'submitted', submitted_at = now() where id = any(${ids}::bigint[])`.execute(
      database.db,
    )
    const answers = await Promise.all(
      ids.map((id, at) => approve(at % 2 ? callers.李娜 : callers.管理员, [{ id }])),
    )
    const numbers = answers.flatMap(({ result }) => result.approved.map(({ number }) => number))
    expect(new Set(numbers).size).toBe(200)
    const [first = 0, ...others] = serials(numbers)
    expect(others).toEqual(Array.from({ length: 199 }, (_, at) => first + 1 + at))
  })

  test('two reviewers of the same entries, in either order: each is approved once', async () => {
    const ids = [await submitted(), await submitted(), await submitted()]
    const rows = ids.map((id) => ({ id }))
    const answers = await Promise.all([
      approve(callers.李娜, rows),
      approve(callers.管理员, [...rows].reverse()),
    ])
    const approved = answers.flatMap(({ result }) => result.approved.map(({ id }) => id))
    expect(approved.sort((one, other) => one - other)).toEqual(ids)
  })

  test('an approval that is cut off in the middle is none, and takes no number', async () => {
    const { db } = database
    const id = await submitted()
    const counters = async () =>
      (await sql`select counter, value from number_counter order by counter`.execute(db)).rows
    const before = await counters()
    await cuttingOff(db, { table: 'review_step', at: 'after insert' }, async () => {
      expect((await approve(callers.李娜, [{ id }])).status).toBe(503)
    })
    expect(await counters()).toEqual(before)
    expect((await review(callers.李娜, id)).status).toBe('submitted')
    expect((await approve(callers.李娜, [{ id }])).result.approved).toHaveLength(1)
  })
})

test('switched off, all that wait are approved and numbered', async () => {
  const ids = [(await enter(callers.王磊)).id, await submitted()]
  const { version } = (await callers.管理员.call(readOrganisation)).result
  await callers.管理员.call(updateOrganisation, { body: { version, changes: { reviewEntries: false } } })
  for (const id of ids)
    expect(await read(callers.王磊, id)).toMatchObject({
      reviewStatus: 'approved',
      number: expect.any(String),
    })
})

test('the queue tells of each entry what it lacks, as far as the reviewer sees the fields', async () => {
  const [whole, bare, vague] = [await submitted(), await submitted(), await submitted()]
  await sql`update contact set left_on = current_date where customer_id = ${bare}`.execute(database.db)
  await sql`update customer set initial_need = '设备' where id = ${vague}`.execute(database.db)
  const lacking = async (id: number) =>
    (await queue(callers.李娜)).rows
      .find((row) => row.id === id)
      ?.missing.map(({ field, why }) => `${field} ${why}`)
      .sort()
  expect(await lacking(whole)).toEqual([])
  expect(await lacking(bare)).toEqual(['contact.name empty', 'contact.phones empty'])
  expect(await lacking(vague)).toEqual(['customer.initialNeed vague'])
  for (const id of [whole, bare, vague]) {
    const alone = (await review(callers.李娜, id)).missing.map(({ field, why }) => `${field} ${why}`)
    expect(alone.sort()).toEqual(await lacking(id))
  }
  await sql`
    insert into role_field (role_id, field, level)
    select id, field, 'hidden' from role, unnest(array['contact.phones', 'customer.initialNeed']) field
    where key = 'sales_supervisor'
    on conflict (role_id, field) do update set level = 'hidden'`.execute(database.db)
  try {
    expect(await lacking(bare)).toEqual(['contact.name empty'])
    expect(await lacking(vague)).toEqual([])
  } finally {
    await sql`delete from role_field where field in ('contact.phones', 'customer.initialNeed')`.execute(
      database.db,
    )
  }
})

test('what was edited or decided meanwhile isn’t returned, and is told', async () => {
  const [edited, decided] = [await submitted(), await submitted()]
  const rows = await Promise.all(
    [edited, decided].map(async (id) => ({ id, version: (await read(callers.李娜, id)).version })),
  )
  await callers.王磊.call(customers.updateCustomer, {
    params: { id: edited },
    body: { version: rows[0]?.version, changes: { mainBusiness: '后来改的' } },
  })
  await approve(callers.管理员, [{ id: decided }])
  const body = { rows, reasons: { 'customer.initialNeed': '请写明型号' } }
  const { result } = await callers.李娜.call(contract.returnEntries, { body })
  expect(result.returned).toEqual([])
  expect(result.leftAlone.map(({ id, why }) => [id, why]).sort()).toEqual(
    [
      [edited, 'changed'],
      [decided, 'already'],
    ].sort(),
  )
})

test('beside the form stand customers of the same name, as far as they are seen', async () => {
  const draft = complete()
  const { id: other } = await enter(callers.管理员, { ...draft, ownerId: company.people.陈静 })
  const id = await company.customerOf('王磊', { name: draft.name, isAnother: true })
  await sql`update customer set review_status = 'submitted', submitted_at = now() where id = ${id}`.execute(
    database.db,
  )
  expect((await queue(callers.李娜)).rows.find((row) => row.id === id)?.duplicates).toBe(1)
  const find = async (caller: Caller) =>
    (await caller.call(contract.findDuplicatesOf, { params: { id } })).result.rows
  expect(await find(callers.李娜)).toMatchObject([
    { matched: ['name'], effect: 'confirm', owner: { name: '陈静' }, customer: null },
  ])
  expect(await find(callers.管理员)).toMatchObject([{ customer: { id: other } }])
})

test('and those with the number of one of its contacts, as long as that one is there', async () => {
  const contacts = [{ name: '赵明', phones: ['13987650001'] }]
  await enter(callers.管理员, { ...complete(), contacts, ownerId: company.people.陈静 })
  const { id } = await enter(callers.王磊, { ...complete(), contacts })
  const find = async () =>
    (await callers.李娜.call(contract.findDuplicatesOf, { params: { id } })).result.rows.map(
      ({ matched }) => matched,
    )
  expect(await find()).toEqual([['phone']])
  await sql`update contact set left_on = current_date where customer_id = ${id}`.execute(database.db)
  expect(await find()).toEqual([])
})

test('the workbench counts what waits for the reviewer, and drafts and returns for their owner; the list finds them', async () => {
  const count = async (name: keyof typeof callers) =>
    (await callers[name].call(readWorkbench, { query: {} })).result.reviews
  const before = { seller: await count('王磊'), reviewer: await count('李娜') }
  const draft = (await enter(callers.王磊)).id
  const id = await submitted()
  expect(await count('王磊')).toEqual({ ...before.seller, draft: before.seller.draft + 1 })
  expect((await count('李娜')).waiting).toBe(before.reviewer.waiting + 1)
  await giveBack(callers.李娜, id)
  expect((await count('王磊')).returned).toBe(before.seller.returned + 1)
  const found = async (reviewStatus: contract.ReviewStatus) =>
    (await callers.王磊.call(customers.listCustomers, { query: { reviewStatus, limit: 200 } })).result.rows
  expect((await found('draft')).map((row) => row.id)).toContain(draft)
  expect((await found('returned')).map((row) => row.id)).toContain(id)
  expect((await found('returned')).every((row) => row.reviewStatus === 'returned')).toBe(true)
})
