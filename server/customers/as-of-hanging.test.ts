import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import * as addresses from '../../contract/addresses.ts'
import { customerAsOf } from '../../contract/as-of.ts'
import * as billing from '../../contract/billing.ts'
import * as contacts from '../../contract/contacts.ts'
import * as customers from '../../contract/customers.ts'
import * as followUps from '../../contract/followups.ts'
import * as shares from '../../contract/shares.ts'
import { changeStage } from '../../contract/stage.ts'
import { listTags, tagContact, tagCustomer } from '../../contract/tags.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** What hangs on a customer (tags, collaborators, papers, the next step, why the stage) as of a day. */
let testbed: TestApp
let company: Company
let owner: Caller
let today: string
/** Of groups that take several; for customers and for contacts. */
let tags: { id: number; name: string }[]
let contactTags: { id: number; name: string }[]

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  owner = await testbed.as(company.people.王磊)
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from organisation`.execute(database.db)
  today = rows[0]?.today ?? ''
  const groups = (await owner.call(listTags, {})).result.rows
  const of = (kind: string) => groups.find(({ appliesTo }) => appliesTo === kind)?.tags.slice(0, 3) ?? []
  tags = of('customer')
  contactTags = of('contact')
})

const dayFrom = (days: number) =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const asOf = async (id: number, days: number, caller = owner) =>
  (await caller.call(customerAsOf, { params: { id }, query: { day: dayFrom(-days) } })).result

/** Everything that has happened so far happened a day earlier. */
async function dayPasses(id: number): Promise<void> {
  const { db } = testbed.database
  for (const table of ['contact', 'billing_profile', 'delivery_address', 'follow_up_plan'])
    await sql`
      update ${sql.table(table)} set created_at = created_at - interval '1 day' where customer_id = ${id}`.execute(
      db,
    )
  await sql`update customer set created_at = created_at - interval '1 day' where id = ${id}`.execute(db)
  await sql`update follow_up_plan set closed_at = closed_at - interval '1 day' where customer_id = ${id}`.execute(
    db,
  )
  await sql`
    update change_log set changes = jsonb_set(changes, '{closedAt,0}', to_jsonb((changes -> 'closedAt' ->> 0)::timestamptz - interval '1 day'))
    where customer_id = ${id} and changes ? 'closedAt'`.execute(db)
  for (const table of ['change_log', 'stage_change'])
    await sql`update ${sql.table(table)} set at = at - interval '1 day' where customer_id = ${id}`.execute(db)
}

const share = (id: number, name: PersonName, body: object) =>
  owner.call(shares.shareCustomer, { params: { id, userId: company.people[name] }, body })
const unshare = (id: number, name: PersonName) =>
  owner.call(shares.endShare, { params: { id, userId: company.people[name] } })
const plan = async (id: number, body: object) =>
  (await owner.call(followUps.createPlan, { params: { id }, body })).result.id
const move = (id: number, version: number, changes: object) =>
  owner.call(followUps.updatePlan, { params: { id }, body: { version, changes } })
const cancel = (id: number) =>
  owner.call(followUps.cancelPlan, { params: { id }, body: { reason: 'not_now' } })
const reopen = (id: number) => owner.call(followUps.reopenPlan, { params: { id } })

test('tags, collaborators and papers of that day stand beside what there is today; what came since is not shown', async () => {
  const id = await company.customerOf('王磊')
  const [first, second] = tags
  await owner.call(tagCustomer, { params: { id }, body: { add: [first?.id], remove: [] } })
  await share(id, '陈静', { access: 'write', until: null })
  const { result: paper } = await owner.call(billing.createBillingProfile, {
    params: { id },
    body: { title: '老抬头' },
  })
  await dayPasses(id)
  const body = { add: [second?.id], remove: [first?.id] }
  await owner.call(tagCustomer, { params: { id }, body })
  await unshare(id, '陈静')
  await share(id, '周敏', { access: 'read', until: null })
  await owner.call(billing.updateBillingProfile, {
    params: { id: paper.id },
    body: { version: 1, changes: { title: '新抬头' } },
  })
  await owner.call(addresses.createAddress, {
    params: { id },
    body: { recipient: '赵明', address: '后来的' },
  })
  const then = await asOf(id, 1)
  expect(then.tags).toEqual({ was: [first?.name], now: [second?.name], differs: true })
  const user = (name: PersonName) => ({ id: company.people[name], name })
  expect(then.collaborators).toEqual({
    was: [{ user: user('陈静'), access: 'write', until: null }],
    now: [{ user: user('周敏'), access: 'read', until: null }],
    differs: true,
  })
  expect(then.billing).toMatchObject([{ name: '老抬头', isGone: false }])
  expect(then.billing[0]?.fields).toContainEqual({
    field: 'title',
    was: '老抬头',
    now: '新抬头',
    differs: true,
  })
  expect(then.addresses).toEqual([])
  expect((await asOf(id, 0)).tags).toEqual({ was: [second?.name], now: [second?.name], differs: false })
})

test('a share counts to its last day', async () => {
  const id = await company.customerOf('王磊')
  await share(id, '陈静', { access: 'read', until: dayFrom(0) })
  await dayPasses(id)
  await dayPasses(id)
  await sql`update customer_share set until = ${dayFrom(-1)} where customer_id = ${id}`.execute(
    testbed.database.db,
  )
  await sql`
    update change_log set at = at - interval '2 days' where customer_id = ${id} and record = 'customer_share'`.execute(
    testbed.database.db,
  )
  const who = async (days: number) => (await asOf(id, days)).collaborators.was.map(({ user }) => user.name)
  expect([await who(2), await who(1), await who(0)]).toEqual([['陈静'], ['陈静'], []])
})

test('the next step of that day: moved, cancelled and brought back, done since', async () => {
  const id = await company.customerOf('王磊')
  const first = await plan(id, { on: dayFrom(2), time: '09:30', goal: '报价' })
  await plan(id, { on: dayFrom(2), goal: '送样' })
  await dayPasses(id) // Four days ago: the quote at half past nine.
  await move(first, 1, { on: dayFrom(5), goal: '签合同' })
  await dayPasses(id) // Three: the sample, for the quote was put off.
  await cancel(first)
  await owner.call(followUps.createFollowUp, {
    params: { id },
    body: { content: '样品已收', key: randomUUID(), noNext: { reason: 'waiting_for_customer' } },
  })
  await dayPasses(id) // Two: none.
  await reopen(first)
  await dayPasses(id) // Yesterday: the contract.
  await cancel(first)
  const goals = async (days: number) => (await asOf(id, days)).nextStep.was?.goal ?? null
  expect([await goals(4), await goals(3), await goals(2), await goals(1), await goals(0)]).toEqual([
    '报价',
    '送样',
    null,
    '签合同',
    null,
  ])
  expect((await asOf(id, 4)).nextStep).toEqual({
    was: {
      on: dayFrom(2),
      time: '09:30',
      goal: '报价',
      method: null,
      owner: { id: company.people.王磊, name: '王磊' },
    },
    now: null,
    differs: true,
  })
})

test('why the stage of that day: the step that led there, none where it was entered so', async () => {
  const id = await company.customerOf('王磊', { stage: 'deal' })
  await dayPasses(id)
  const step = (body: object) => owner.call(changeStage, { params: { id }, body })
  await step({ stage: 'lost', reason: 'other', note: '搬到国外' })
  await dayPasses(id)
  await step({ stage: 'prospect', note: '又回来了' })
  expect((await asOf(id, 2)).stageStep).toBeNull()
  expect((await asOf(id, 1)).stageStep).toMatchObject({
    from: 'deal',
    reason: 'other',
    note: '搬到国外',
    actor: { name: '王磊' },
  })
  expect((await asOf(id, 0)).stageStep).toMatchObject({ from: 'lost', reason: null, note: '又回来了' })
})

test('phones and recipients are masked as on the papers', async () => {
  const id = await company.customerOf('王磊')
  const body = { recipient: '赵明', phone: '13800138000', address: '一号' }
  await owner.call(addresses.createAddress, { params: { id }, body })
  await dayPasses(id)
  const { text } = await (await testbed.as(company.people.李娜)).call(customerAsOf, {
    params: { id },
    query: { day: dayFrom(-1) },
  })
  expect(text).toContain('一号')
  expect(text).not.toMatch(/138 ?0013 ?8000/)
})

test('tags and shares that go with a purged customer leave nothing in the log', async () => {
  const id = await company.customerOf('王磊')
  await owner.call(tagCustomer, { params: { id }, body: { add: [tags[0]?.id], remove: [] } })
  await share(id, '陈静', { access: 'write', until: null })
  const { db } = testbed.database
  await sql`with gone as (delete from customer where id = ${id} returning id)
    delete from change_log where customer_id in (select id from gone)`.execute(db)
  const { rows } = await sql`select from change_log where customer_id = ${id}`.execute(db)
  expect(rows).toHaveLength(0)
})

const step = fc.oneof(
  fc.record({
    kind: fc.constant('tag' as const),
    add: fc.subarray([0, 1, 2]),
    remove: fc.subarray([0, 1, 2]),
  }),
  fc.record({
    kind: fc.constant('contactTag' as const),
    add: fc.subarray([0, 1]),
    remove: fc.subarray([0, 1]),
  }),
  fc.record({
    kind: fc.constant('share' as const),
    name: fc.constantFrom('陈静' as const, '周敏' as const),
    access: fc.constantFrom('read', 'write', null),
  }),
  fc.record({
    kind: fc.constant('paper' as const),
    title: fc.constantFrom('甲抬头', '乙抬头'),
    how: fc.constantFrom('add', 'edit', 'delete'),
  }),
  fc.record({
    kind: fc.constant('plan' as const),
    how: fc.constantFrom('add', 'move', 'cancel', 'reopen', 'do'),
    days: fc.integer({ min: 1, max: 9 }),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

test('whatever happens on whatever day, each day is told as it was seen when it ended', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { maxLength: 4 }), { minLength: 2, maxLength: 5 }),
      async (days) => {
        const id = await company.customerOf('王磊', { contacts: [{ name: '张三' }] })
        const cancelled: number[] = []
        const snapshots: Awaited<ReturnType<typeof seen>>[] = []
        for (const steps of days) {
          for (const one of steps) await take(id, one, cancelled)
          snapshots.push(await seen(id))
          await dayPasses(id)
        }
        for (const [index, snapshot] of snapshots.entries()) {
          const then = await asOf(id, snapshots.length - index)
          expect({
            tags: then.tags.was,
            contactTags: then.contacts[0]?.tags.was,
            shares: then.collaborators.was.map(({ user, access }) => `${user.name} ${access}`),
            papers: then.billing.map(({ id: of, name }) => `${of} ${name}`).sort(),
            next: then.nextStep.was && [then.nextStep.was.on, then.nextStep.was.goal],
          }).toEqual(snapshot)
        }
      },
    ),
    { numRuns: 30 },
  )
}, 120_000)

const pick = (from: { id: number }[], places: number[]) => places.map((place) => from[place]?.id)

async function take(id: number, one: Step, cancelled: number[]): Promise<void> {
  if (one.kind === 'tag' || one.kind === 'contactTag') {
    const from = one.kind === 'tag' ? tags : contactTags
    const remove = pick(
      from,
      one.remove.filter((place) => !one.add.includes(place)),
    )
    const body = { add: pick(from, one.add), remove }
    const [contact] = (await owner.call(contacts.listContacts, { params: { id } })).result.rows
    if (one.kind === 'tag') await owner.call(tagCustomer, { params: { id }, body })
    else await owner.call(tagContact, { params: { id: contact?.id }, body })
  }
  if (one.kind === 'share')
    await (one.access ? share(id, one.name, { access: one.access, until: null }) : unshare(id, one.name))
  if (one.kind === 'paper') {
    const [paper] = (await owner.call(billing.listBillingProfiles, { params: { id } })).result.rows
    if (one.how === 'add' || !paper)
      await owner.call(billing.createBillingProfile, { params: { id }, body: { title: one.title } })
    else if (one.how === 'delete')
      await owner.call(billing.deleteBillingProfile, { params: { id: paper.id } })
    else
      await owner.call(billing.updateBillingProfile, {
        params: { id: paper.id },
        body: { version: paper.version, changes: { title: one.title } },
      })
  }
  if (one.kind !== 'plan') return
  const [open] = (await owner.call(followUps.listPlans, { params: { id } })).result.rows
  const on = dayFrom(one.days)
  if (one.how === 'add' || (!open && one.how !== 'reopen')) await plan(id, { on, goal: `第 ${one.days} 天` })
  else if (one.how === 'move' && open) await move(open.id, open.version, { on })
  else if (one.how === 'cancel' && open) {
    await cancel(open.id)
    cancelled.push(open.id)
  } else if (one.how === 'do' && open)
    await owner.call(followUps.createFollowUp, {
      params: { id },
      body: { content: '做了', key: randomUUID(), does: [open.id], next: { on, goal: '做完又定' } },
    })
  const back = one.how === 'reopen' ? cancelled.pop() : undefined
  if (back) await reopen(back)
}

/** What the pages show, taken by the endpoints that know nothing of days. */
async function seen(id: number) {
  const { result: customer } = await owner.call(customers.openCustomer, { params: { id } })
  const [contact] = (await owner.call(contacts.listContacts, { params: { id } })).result.rows
  const [next] = (await owner.call(followUps.listPlans, { params: { id } })).result.rows
  const listed = (await owner.call(shares.listShares, { params: { id } })).result.rows
  const papers = (await owner.call(billing.listBillingProfiles, { params: { id } })).result.rows
  return {
    tags: customer.tags.map(({ name }) => name),
    contactTags: contact?.tags.map(({ name }) => name),
    shares: listed
      .toSorted((a, b) => a.user.id - b.user.id)
      .map(({ user, access }) => `${user.name} ${access}`),
    papers: papers.map(({ id: of, title }) => `${of} ${title}`).sort(),
    next: next ? [next.on, next.goal] : null,
  }
}
