import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { createContact } from '../../contract/contacts.ts'
import { updateCustomer } from '../../contract/customers.ts'
import * as contract from '../../contract/followups.ts'
import { shareCustomer } from '../../contract/shares.ts'
import { changeStage } from '../../contract/stage.ts'
import { readTimeline, type TimelineEntry } from '../../contract/timeline.ts'
import { sql } from '../platform/database.ts'
import type { PersonName } from '../platform/testing/company.ts'
import { followUpBed } from './testing/bed.ts'

let bed: Awaited<ReturnType<typeof followUpBed>>
beforeAll(async () => {
  bed = await followUpBed()
})

const read = async (name: PersonName, id: number, query: Record<string, unknown> = {}) =>
  (await bed.as(name)).call(readTimeline, { params: { id }, query })

/** What an entry is about, in a word. */
const told = (entry: TimelineEntry): string => {
  if (entry.kind === 'followUp') return entry.followUp.content
  if (entry.kind === 'plan') return `cancelled ${entry.plan.goal}`
  if (entry.kind === 'event') return `${entry.event.kind} ${entry.event.person?.name}`
  return `${entry.change.kind} ${entry.change.changes.map(({ field }) => field).join()}`
}

/** A customer with one entry of every kind. */
async function livedThrough(): Promise<number> {
  const id = await bed.company.customerOf('王磊', { contacts: [{ name: '赵明' }] })
  const caller = await bed.as('王磊')
  await caller.call(updateCustomer, {
    params: { id },
    body: { version: 1, changes: { mainBusiness: '轴承' } },
  })
  await bed.write('王磊', id, { content: '第一次拜访', next: { on: await bed.day(2), goal: '送样' } })
  const { result } = await bed.plan('王磊', id, { on: await bed.day(3), goal: '报价' })
  await caller.call(contract.cancelPlan, { params: { id: result.id }, body: { reason: 'not_now' } })
  await caller.call(shareCustomer, {
    params: { id, userId: bed.company.people.陈静 },
    body: { access: 'write', until: null },
  })
  await caller.call(createContact, { params: { id }, body: { name: '钱进' } })
  return id
}

test('all kinds stand in one line, the latest first; a kind alone shows only its own', async () => {
  const id = await livedThrough()
  const { result } = await read('王磊', id)
  expect(result.rows.map(told)).toEqual([
    'created ',
    'customer.shared 陈静',
    'cancelled 报价',
    '第一次拜访',
    'changed mainBusiness',
    'created ',
  ])
  expect(result.next).toBeNull()
  const kinds = async (kind: string) => (await read('王磊', id, { kind })).result.rows.map(told)
  expect(await kinds('followUp')).toEqual(['第一次拜访'])
  expect(await kinds('plan')).toEqual(['cancelled 报价'])
  expect(await kinds('event')).toEqual(['customer.shared 陈静'])
  expect(await kinds('change')).toEqual(['created ', 'changed mainBusiness', 'created '])
})

test('a follow-up names the plans it did, who wrote it and what the viewer may do with it', async () => {
  const id = await bed.company.customerOf('王磊')
  await bed.plan('王磊', id, { on: await bed.day(0), goal: '确认技术参数' })
  await bed.write('王磊', id, { noNext: { reason: 'not_now' } })
  const entry = async (name: PersonName) => (await read(name, id, { kind: 'followUp' })).result.rows[0]
  expect(await entry('王磊')).toMatchObject({
    actor: { name: '王磊' },
    followUp: {
      did: [{ goal: '确认技术参数' }],
      isLate: false,
      isEdited: false,
      can: { edit: true, delete: true },
    },
  })
  expect(await entry('郑洁')).toMatchObject({ followUp: { can: { edit: false, delete: false } } })
})

test('page by page nothing is lost or doubled, even among entries of the same instant', async () => {
  const id = await livedThrough()
  const at = new Date(Date.now() - 3_600_000).toISOString()
  for (let index = 0; index < 7; index += 1)
    await bed.write('王磊', id, { content: `一起发生 ${index}`, at, does: [], key: randomUUID() })
  await sql`
    with c as (update change_log set at = ${at} where customer_id = ${id}), e as (update event set at = ${at} where customer_id = ${id})
    update follow_up_plan set closed_at = ${at} where customer_id = ${id} and closed_at is not null`.execute(
    bed.database.db,
  )
  const whole = (await read('王磊', id, { limit: 100 })).result.rows.map(({ key }) => key)
  expect(whole).toHaveLength(13)
  const paged: string[] = []
  let after: string | undefined
  do {
    const { result } = await read('王磊', id, { limit: 2, ...(after && { after }) })
    paged.push(...result.rows.map(({ key }) => key))
    after = result.next ?? undefined
  } while (after)
  expect(paged).toEqual(whole)
})

test('from a day on it begins with what happened on that day', async () => {
  const id = await bed.company.customerOf('王磊')
  const onDay = (day: string, time: string) => `${day}T${time}:00+08:00`
  const [before, after] = [await bed.day(-5), await bed.day(-4)]
  for (const [content, at] of [
    ['前一天深夜', onDay(before, '23:59')],
    ['后一天凌晨', onDay(after, '00:01')],
  ] as const)
    await bed.write('王磊', id, { content, at: new Date(at).toISOString(), noNext: { reason: 'not_now' } })
  const contents = async (until: string) =>
    (await read('王磊', id, { kind: 'followUp', until })).result.rows.map(told)
  expect(await contents(before)).toEqual(['前一天深夜'])
  expect(await contents(after)).toEqual(['后一天凌晨', '前一天深夜'])
})

test('edits of follow-ups are told with the follow-up, not among the edits of the record', async () => {
  const id = await bed.company.customerOf('王磊')
  const { result } = await bed.write('王磊', id, { noNext: { reason: 'not_now' } })
  const caller = await bed.as('王磊')
  await caller.call(contract.updateFollowUp, {
    params: { id: result.id },
    body: { version: 1, changes: { content: '改过' } },
  })
  const { rows } = (await read('王磊', id)).result
  expect(rows.map(told)).toEqual(['改过', 'created '])
  expect(rows[0]).toMatchObject({ followUp: { isEdited: true } })
  await caller.call(contract.deleteFollowUp, { params: { id: result.id } })
  expect((await read('王磊', id)).result.rows.map(told)).toEqual(['created '])
})

test('what a role doesn’t see of the record it doesn’t see here: budget hidden, names as masked as on the record', async () => {
  const id = await bed.company.customerOf('王磊')
  const caller = await bed.as('王磊')
  await caller.call(updateCustomer, {
    params: { id },
    body: { version: 1, changes: { budget: { min: 100_000_000, max: null } } },
  })
  expect((await read('王磊', id)).result.rows.map(told)).toEqual(['changed budget', 'created '])
  const service = await read('郑洁', id)
  expect(service.text).not.toContain('100000000')
  expect(service.result.rows.map(told)).toEqual(['created '])
})

test('a change of stage stands in it with the reason for the loss and the words', async () => {
  const id = await bed.company.customerOf('王磊')
  const body = { stage: 'lost', reason: 'price', note: '比同行贵一成' }
  await (await bed.as('王磊')).call(changeStage, { params: { id }, body })
  const [entry] = (await read('郑洁', id)).result.rows
  expect(entry).toMatchObject({
    kind: 'change',
    actor: { name: '王磊' },
    change: { stage: { from: 'prospect', to: 'lost', reason: 'price', note: '比同行贵一成' } },
  })
})
