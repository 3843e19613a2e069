import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as followups from '../../contract/followups.ts'
import { listWork, readWorkbench, type WorkSection } from '../../contract/workbench.ts'
import { followUpBed } from '../followups/testing/bed.ts'
import { sql } from '../platform/database.ts'
import type { PersonName } from '../platform/testing/company.ts'

let bed: Awaited<ReturnType<typeof followUpBed>>
beforeAll(async () => {
  bed = await followUpBed()
})
beforeEach(async () => {
  await sql`delete from customer`.execute(bed.database.db)
})

const counts = async (name: PersonName, whose = 'mine') => {
  const { result } = await (await bed.as(name)).call(readWorkbench, { query: { whose } })
  return Object.fromEntries(Object.entries(result.counts).map(([section, { value }]) => [section, value]))
}
const rows = async (name: PersonName, section: WorkSection, query: Record<string, unknown> = {}) =>
  (await (await bed.as(name)).call(listWork, { params: { section }, query })).result
const names = async (name: PersonName, section: WorkSection, whose = 'mine') =>
  (await rows(name, section, { whose })).rows.map(({ customer }) => customer.name)

async function customer(owner: PersonName, name: string, dueIn?: string): Promise<number> {
  const id = await bed.company.customerOf(owner, {
    name,
    contacts: [{ name: '赵明', phones: ['13800138000'] }],
  })
  if (dueIn === undefined) return id
  const { result } = await bed.plan(owner, id, { on: await bed.day(0) })
  await sql`
    update follow_up_plan set due_at = (
      select case ${dueIn}
        when 'yesterday' then midnight - interval '1 microsecond'
        when 'today' then midnight + interval '1 day' - interval '1 microsecond'
        when 'tomorrow' then midnight + interval '1 day'
        when 'sunday' then monday + interval '7 days' - interval '1 microsecond'
        when 'monday' then monday + interval '7 days' end at time zone time_zone
      from organisation, lateral (select date_trunc('day', now() at time zone time_zone) as midnight,
        date_trunc('week', now() at time zone time_zone) as monday) as here)
    where id = ${result.id}`.execute(bed.database.db)
  return id
}

test('borders lie at midnight and after Sunday, where the organisation is', async () => {
  await customer('王磊', '昨天最后一刻', 'yesterday')
  await customer('王磊', '今天最后一刻', 'today')
  await customer('王磊', '周日最后一刻', 'sunday')
  await customer('王磊', '下周一零点', 'monday')
  expect(await names('王磊', 'overdue')).toEqual(['昨天最后一刻'])
  // On a Sunday its last moment is today's.
  const isSunday = new Date(`${await bed.day(0)}T00:00:00Z`).getUTCDay() === 0
  expect(await names('王磊', 'today')).toEqual(isSunday ? ['今天最后一刻', '周日最后一刻'] : ['今天最后一刻'])
  expect(await names('王磊', 'week')).toEqual(isSunday ? [] : ['周日最后一刻'])
  expect(await counts('王磊')).toEqual({
    overdue: 1,
    today: isSunday ? 2 : 1,
    week: isSunday ? 0 : 1,
    none: 0,
  })
})

describe('without a next step', () => {
  test('are active customers with neither plan nor reason, the newest first', async () => {
    await customer('王磊', '早来的')
    await customer('王磊', '有计划的', 'today')
    const reasoned = await customer('王磊', '有原因的')
    const lost = await customer('王磊', '流失的')
    await customer('王磊', '新来的')
    await (await bed.as('王磊')).call(followups.stateNoNext, {
      params: { id: reasoned },
      body: { reason: 'not_now' },
    })
    await sql`update customer set stage = 'lost' where id = ${lost}`.execute(bed.database.db)
    expect(await names('王磊', 'none')).toEqual(['新来的', '早来的'])
    expect(await counts('王磊')).toMatchObject({ none: 2 })
  })

  test('can’t come about by writing: the last plan is done only with a next step or a reason', async () => {
    const id = await customer('王磊', '完成了的', 'today')
    expect((await bed.write('王磊', id, {})).status).toBe(400)
    await bed.write('王磊', id, { noNext: { reason: 'not_now' } })
    expect(await names('王磊', 'none')).toEqual([])
  })
})

describe('mine and the team’s', () => {
  test('a sales person has the own ones only, a supervisor those of the department, with their owners', async () => {
    await customer('王磊', '王磊的', 'yesterday')
    await customer('孙丽', '孙丽的', 'yesterday')
    await customer('陈静', '华南的', 'yesterday')
    expect(await names('王磊', 'overdue', 'team')).toEqual(['王磊的'])
    expect(await names('李娜', 'overdue')).toEqual([])
    const team = await rows('李娜', 'overdue', { whose: 'team' })
    expect(team.rows.map((row) => [row.customer.name, row.plan?.owner.name])).toEqual([
      ['王磊的', '王磊'],
      ['孙丽的', '孙丽'],
    ])
    expect(await counts('李娜', 'team')).toMatchObject({ overdue: 2 })
    expect(await counts('赵总', 'team')).toMatchObject({ overdue: 3 })
    const can = async (name: PersonName) => (await (await bed.as(name)).call(readWorkbench)).result.can
    expect([await can('王磊'), await can('李娜')]).toMatchObject([{ team: false }, { team: true }])
  })

  test('my plan on a customer I no longer see isn’t shown', async () => {
    const id = await customer('王磊', '转走的', 'yesterday')
    await sql`
      alter table customer disable trigger customer_plans`.execute(bed.database.db)
    await sql`
      update customer set owner_id = ${bed.company.people.陈静}, department_id = ${bed.company.departments.华南区} where id = ${id}`.execute(
      bed.database.db,
    )
    await sql`alter table customer enable trigger customer_plans`.execute(bed.database.db)
    expect(await names('王磊', 'overdue')).toEqual([])
  })

  test('phones are masked, as in every list', async () => {
    await customer('王磊', '王磊的', 'yesterday')
    const { rows: found } = await rows('王磊', 'overdue')
    expect(found[0]?.customer.contact).toMatchObject({ name: '赵明', phone: '138****8000' })
  })
})

test('says whether there is any customer at all: nothing waiting isn’t everything done', async () => {
  const hasCustomers = async (name: PersonName, whose = 'mine') =>
    (await (await bed.as(name)).call(readWorkbench, { query: { whose } })).result.hasCustomers
  expect(await hasCustomers('李娜', 'team')).toBe(false)
  await customer('孙丽', '孙丽的', 'today')
  expect([
    await hasCustomers('孙丽'),
    await hasCustomers('王磊'),
    await hasCustomers('王磊', 'team'),
  ]).toEqual([true, false, false])
  expect([await hasCustomers('李娜'), await hasCustomers('李娜', 'team')]).toEqual([false, true])
})

test.each(['overdue', 'none'] as const)('%s: page by page nothing is lost or doubled', async (section) => {
  for (let index = 0; index < 5; index += 1)
    await customer('王磊', `客户 ${index}`, section === 'overdue' ? 'yesterday' : undefined)
  const whole = await names('王磊', section)
  const paged: string[] = []
  let after: string | undefined
  do {
    const page = await rows('王磊', section, { limit: 2, ...(after && { after }) })
    paged.push(...page.rows.map((row) => row.customer.name))
    after = page.next ?? undefined
  } while (after)
  expect(paged).toEqual(whole)
  expect(whole).toHaveLength(5)
})
