import { beforeAll, describe, expect, test } from 'vitest'
import * as customers from '../../contract/customers.ts'
import * as contract from '../../contract/shares.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { deleteCustomers } from '../../contract/trash.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { heldUp } from '../platform/testing/held-up.ts'

/** Many customers shared with several people by one step, each told as if it had been shared by hand. */
let testbed: TestApp
let company: Company
let owner: Caller
let supervisor: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  owner = await testbed.as(company.people.王磊)
  supervisor = await testbed.as(company.people.李娜)
})

const several = async (name: PersonName, count: number) =>
  (await Promise.all(Array.from({ length: count }, () => company.customerOf(name)))).sort((a, b) => a - b)
type How = { access?: 'read' | 'write'; until?: string | null }
const asked = (ids: number[], names: PersonName[], { access = 'read', until = null }: How = {}) => ({
  body: { ids, userIds: names.map((name) => company.people[name]), access, until },
})
const share = (caller: Caller, ...given: Parameters<typeof asked>) =>
  caller.call(contract.shareCustomers, asked(...given))
const preview = async (caller: Caller, ...given: Parameters<typeof asked>) =>
  (await caller.call(contract.previewShares, asked(...given))).result
const undo = async (caller: Caller, ids: number[], sharedAt: string) =>
  (await caller.call(contract.undoShares, { body: { ids, sharedAt } })).result.undone
const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>) =>
  (await statement.execute(testbed.database.db)).rows
const sharesOf = async (ids: number[]) =>
  (
    await rowsOf(sql<{ id: number; name: string; access: string; until: string | null }>`
      select s.customer_id as id, u.name, s.access, s.until from customer_share s join user_account u on u.id = s.user_id
      where s.customer_id = any(${ids}::bigint[]) order by s.customer_id, u.id`)
  ).map(({ id, name, access, until }) => [ids.indexOf(id), name, access, until].join(' '))
const by = (id: number, name: PersonName, access: string, until: string | null = null) =>
  rowsOf(sql`
    insert into customer_share (customer_id, user_id, access, until)
    values (${id}, ${company.people[name]}, ${access}, ${until}::date)`)

test('several people see all of them from the next request on', async () => {
  const ids = await several('王磊', 2)
  const { result } = await share(owner, ids, ['陈静', '孙丽'], { access: 'write', until: '2999-12-31' })
  expect(result).toMatchObject({ shared: ids, leftAlone: [], unknown: 0 })
  expect(await sharesOf(ids)).toEqual([
    '0 孙丽 write 2999-12-31',
    '0 陈静 write 2999-12-31',
    '1 孙丽 write 2999-12-31',
    '1 陈静 write 2999-12-31',
  ])
  const stranger = await testbed.as(company.people.陈静)
  for (const id of ids)
    expect((await stranger.call(customers.openCustomer, { params: { id } })).result.can.edit).toBe(true)
})

test('each stands in its timeline and in the access log like one shared by hand', async () => {
  const [byHand = 0, inMany = 0] = await several('王磊', 2)
  const params = { id: byHand, userId: company.people.陈静 }
  const how = { access: 'read', until: '2999-12-31' } as const
  await owner.call(contract.shareCustomer, { params, body: how })
  await share(owner, [inMany], ['陈静'], how)
  const told = async (id: number) => {
    const { rows } = (await owner.call(readTimeline, { params: { id }, query: {} })).result
    const log = await rowsOf(sql`
      select actor_id, action, object_kind, object_id, source, data from access_log where customer_id = ${id}`)
    const events = rows.filter(({ kind }) => kind === 'event')
    return [events.map(({ at: _, key: __, ...event }) => event), log]
  }
  expect(await told(inMany)).toEqual(await told(byHand))
  expect((await told(inMany))[1]).toHaveLength(1)
})

describe('left alone is', () => {
  test.each([
    ['as much', 'read', null, 'read', null, 'already'],
    ['more', 'write', null, 'read', '2999-01-01', 'already'],
    ['as much until the same day', 'read', '2999-01-01', 'read', '2999-01-01', 'already'],
    ['less', 'read', null, 'write', null, null],
    ['as much for shorter', 'read', '2999-01-01', 'read', '2999-01-02', null],
    ['as much for a time', 'write', '2999-01-01', 'write', null, null],
    ['what has ended', 'write', '2020-01-01', 'read', null, null],
  ] as const)('who has %s', async (_, had, hadUntil, access, until, why) => {
    const ids = await several('王磊', 1)
    await by(ids[0] ?? 0, '陈静', had, hadUntil)
    const told = await preview(owner, ids, ['陈静'], { access, until })
    const { result } = await share(owner, ids, ['陈静'], { access, until })
    expect([told.able, told.leftAlone.map((left) => left.why)]).toEqual(why ? [0, [why]] : [1, []])
    expect([result.shared, result.leftAlone]).toEqual([why ? [] : ids, told.leftAlone])
    expect(await sharesOf(ids)).toEqual([
      why ? `0 陈静 ${had} ${hadUntil ?? ''}` : `0 陈静 ${access} ${until ?? ''}`,
    ])
  })

  test('what these people own, what one may not share; the others get theirs', async () => {
    const [own = 0] = await several('王磊', 1)
    const [colleagues = 0] = await several('孙丽', 1)
    const [foreign = 0] = await several('陈静', 1)
    await by(foreign, '李娜', 'write')
    const ids = [own, colleagues, foreign, 999_999]
    const toOne = await preview(supervisor, ids, ['孙丽'])
    expect(toOne).toMatchObject({ able: 1, unknown: 1, people: [{ userId: company.people.孙丽, count: 1 }] })
    expect(toOne.leftAlone.map(({ id, why }) => [id, why])).toEqual([
      [foreign, 'not_allowed'],
      [colleagues, 'owner'],
    ])
    const toTwo = await preview(supervisor, ids, ['孙丽', '陈静'])
    expect(toTwo.people.map(({ count }) => count)).toEqual([1, 2])
    const { result } = await share(supervisor, ids, ['孙丽', '陈静'])
    expect(result).toMatchObject({ shared: [own, colleagues], unknown: 1 })
    expect(await sharesOf(ids)).toEqual(['0 孙丽 read ', '0 陈静 read ', '1 陈静 read ', '2 李娜 write '])
  })
})

test.each([
  ['who has left', ['何军'], null, 'userIds', 'share.inactive'],
  ['who has left among others', ['陈静', '何军'], null, 'userIds', 'share.inactive'],
  ['a day that is over', ['陈静'], '2020-01-01', 'until', 'share.ended'],
] as const)('%s is refused', async (_, names, until, path, code) => {
  const ids = await several('王磊', 1)
  const answer = await share(owner, ids, [...names], { until })
  expect([answer.status, answer.error.fields[0]]).toMatchObject([400, { path, code }])
  expect(await sharesOf(ids)).toEqual([])
})

describe('taking back', () => {
  test.each(['0000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', 'now'])(
    'what was shared at %s, which never was, is refused',
    async (sharedAt) => {
      const ids = await several('王磊', 1)
      const answer = await owner.call(contract.undoShares, { body: { ids, sharedAt } })
      expect([answer.status, answer.error.fields[0]]).toMatchObject([
        400,
        { path: 'sharedAt', code: 'format.datetime' },
      ])
    },
  )

  test('ends what is new and gives back what there was before', async () => {
    const ids = await several('王磊', 3)
    await by(ids[1] ?? 0, '陈静', 'read', '2999-01-01')
    await by(ids[2] ?? 0, '孙丽', 'write')
    const { result } = await share(owner, ids, ['陈静', '孙丽'], { access: 'write' })
    expect(await undo(owner, ids, result.sharedAt)).toEqual(ids)
    // What 孙丽 had already wasn't given by this step.
    expect(await sharesOf(ids)).toEqual(['1 陈静 read 2999-01-01', '2 孙丽 write '])
    expect(await undo(owner, ids, result.sharedAt)).toEqual([])
    const { rows } = (await owner.call(readTimeline, { params: { id: ids[0] ?? 0 }, query: {} })).result
    expect(rows.filter((row) => row.kind === 'event')).toHaveLength(4)
  })

  test('leaves what somebody changed since', async () => {
    const ids = await several('王磊', 2)
    const { result } = await share(owner, ids, ['陈静'])
    const params = { id: ids[0] ?? 0, userId: company.people.陈静 }
    await supervisor.call(contract.shareCustomer, { params, body: { access: 'write', until: null } })
    expect(await undo(owner, ids, result.sharedAt)).toEqual(ids.slice(1))
    expect(await sharesOf(ids)).toEqual(['0 陈静 write '])
  })

  test('is for who shared, and not after an hour', async () => {
    const ids = await several('王磊', 1)
    const { result } = await share(owner, ids, ['陈静'])
    expect(await undo(supervisor, ids, result.sharedAt)).toEqual([])
    await rowsOf(sql`
      update change_log set at = at - interval '61 minutes' where record = 'customer_share' and customer_id = ${ids[0]}`)
    const [{ at = '' } = {}] = await rowsOf(sql<{ at: string }>`
      select at from change_log where record = 'customer_share' and customer_id = ${ids[0]}`)
    expect(await undo(owner, ids, at)).toEqual([])
    expect(await sharesOf(ids)).toEqual(['0 陈静 read '])
  })
})

describe('two at once', () => {
  test('who share overlapping sets in opposite order: all are shared, the second gives what the first didn’t', async () => {
    const ids = await several('王磊', 30)
    const [mine, theirs] = [ids.slice(0, 20), ids.slice(10).toReversed()]
    const answers = await heldUp(testbed.database, 'customer', 2, () => [
      share(owner, mine, ['陈静', '孙丽']),
      share(supervisor, theirs, ['孙丽', '陈静']),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers.flatMap(({ result }) => result.shared).sort((a, b) => a - b)).toEqual(ids)
    expect(answers.map(({ result }) => result.leftAlone.length).sort((a, b) => a - b)).toEqual([0, 10])
    expect(await sharesOf(ids)).toHaveLength(60)
  })

  test('one of whom deletes what the other shares: each customer goes to the trash, and the rest is shared', async () => {
    const ids = await several('王磊', 30)
    const [gone, rest] = [ids.slice(0, 20), ids.slice(20)]
    const [deleted, shared] = await heldUp(testbed.database, 'customer', 2, () => [
      owner.call(deleteCustomers, { body: { ids: gone } }),
      share(supervisor, ids.slice(10).toReversed(), ['陈静']),
    ])
    expect([deleted.status, deleted.result.deleted]).toEqual([200, gone])
    expect(shared.status).toBe(200)
    expect(shared.result.shared.filter((id) => rest.includes(id))).toEqual(rest)
    expect(shared.result.shared.length + shared.result.unknown).toBe(20)
    const stranger = await testbed.as(company.people.陈静)
    const { rows } = (await stranger.call(customers.listCustomers, { query: { shared: true, limit: 200 } }))
      .result
    expect(rows.flatMap(({ id }) => (ids.includes(id) ? [id] : [])).sort((a, b) => a - b)).toEqual(rest)
  })
})
