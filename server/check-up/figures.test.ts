import { beforeAll, expect, test } from 'vitest'
import { figureDays } from '../../contract/check-up.ts'
import { sql } from '../platform/database.ts'
import { type PersonName, staff } from '../platform/testing/company.ts'
import { shareOf } from './report.ts'
import { type CheckUpBed, checkUpBed } from './testing/bed.ts'
import { contact, set } from './testing/case.ts'

let bed: CheckUpBed
let mended: number

/** Sound but for the next step. */
const whole = (phone: string) => ({ initialNeed: '轴承', contacts: contact(phone) })
const reason = set("no_next_reason = 'not_now'")

beforeAll(async () => {
  bed = await checkUpBed()
  const { company, database } = bed
  const make = async (owner: PersonName, phone: string, isSound: boolean) => {
    const id = await company.customerOf(owner, whole(phone))
    if (isSound) await reason(database.db, id)
    return id
  }
  await make('王磊', '13700000001', true)
  mended = await make('王磊', '13700000002', false)
  const shared = await make('孙丽', '13700000003', true)
  await make('孙丽', '13700000004', false)
  await make('陈静', '13700000005', true)
  await make('周敏', '13700000006', false)
  const gone = await make('王磊', '13700000007', false)
  await set('deleted_at = now()')(database.db, gone)
  await sql`insert into customer_share (customer_id, user_id, access) values (${shared}, ${company.people.王磊}, 'read')`.execute(
    database.db,
  )
  await bed.check()
})

/** By hand: 华东区 has 王磊 and 孙丽, 销售中心 these and 陈静; everybody else who sees customers sees all. */
const scopes: Partial<Record<PersonName, { customers: number; sound: number }>> = {
  王磊: { customers: 2, sound: 1 },
  孙丽: { customers: 2, sound: 1 },
  陈静: { customers: 1, sound: 1 },
  李娜: { customers: 4, sound: 2 },
  赵总: { customers: 5, sound: 3 },
  管理员: { customers: 6, sound: 3 },
  吴婷: { customers: 6, sound: 3 },
  周敏: { customers: 6, sound: 3 },
}

test.each(Object.entries(scopes))('%s is told within the own scope', async (name, figures) => {
  const report = await bed.report(name as PersonName)
  expect(report.figures).toEqual(figures)
  const next = report.kinds.find(({ kind }) => kind === 'no_next_step')
  expect(next?.count.value).toBe(figures.customers - figures.sound)
  expect(next?.share).toBeCloseTo((figures.customers - figures.sound) / figures.customers)
})

test.each(Object.keys(staff).filter((name) => name !== '何军'))(
  '%s counts what the lists hold',
  async (name) => {
    const caller = await bed.as(name as PersonName)
    if (name === '沈计') {
      expect((await caller.send({ method: 'GET', url: '/api/check-up' })).status).toBe(403)
      return
    }
    for (const { kind, count } of (await bed.report(name as PersonName)).kinds)
      expect(await bed.listed(name as PersonName, kind), kind).toHaveLength(count.value)
  },
)

test('who is shared a customer finds it in the list, and not in the figures', async () => {
  await sql`delete from follow_up`.execute(bed.database.db)
  const { rows } = await sql<{ id: number }>`
    update customer set no_next_reason = null where id in (select customer_id from customer_share) returning id`.execute(
    bed.database.db,
  )
  expect(await bed.listed('王磊', 'no_next_step')).toContain(rows[0]?.id)
  expect((await bed.report('王磊')).figures?.customers).toBe(2)
  await sql`update customer set no_next_reason = 'not_now' where id = ${rows[0]?.id}`.execute(bed.database.db)
})

test.each([
  ['what is counted now', { value: 3, capped: false }, 12, 5, 0.25],
  ['beyond what is counted, the last check', { value: 10_000, capped: true }, 80_000, 40_000, 0.5],
  ['beyond, and not told whole', { value: 10_000, capped: true }, 80_000, undefined, null],
  ['more in the list than in the figures', { value: 3, capped: false }, 2, 2, 1],
  ['no customers', { value: 0, capped: false }, 0, undefined, null],
])('a share: %s', (_, count, customers, known, share) => {
  expect(shareOf(count, customers, known)).toBe(share)
})

test('each day has its figures, and the last check of a day stands', async () => {
  const { db } = bed.database
  await sql`update check_figure set day = day - 1`.execute(db)
  await bed.check()
  await reason(db, mended)
  await bed.check()
  const { days, figures } = await bed.report('王磊')
  expect(days.map(({ customers, sound }) => [customers, sound])).toEqual([
    [2, 1],
    [2, 2],
  ])
  expect(figures).toEqual({ customers: 2, sound: 2 })
})

test('figures are kept for so many days', async () => {
  const { db } = bed.database
  const ages = [figureDays, figureDays - 1]
  await sql`delete from check_figure`.execute(db)
  await bed.check()
  for (const age of ages)
    await sql`
      insert into check_figure (day, department_id, owner_id, kinds, customers)
      select day - ${age}::integer, department_id, owner_id, kinds, customers from check_figure
      where day = (select max(day) from check_figure)`.execute(db)
  await bed.check()
  expect((await bed.report('王磊')).days).toHaveLength(2)
})
