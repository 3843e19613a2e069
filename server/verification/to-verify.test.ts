import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCheckLoad, readCheckProgress } from '../../contract/verification.ts'
import { readWorkbench } from '../../contract/workbench.ts'
import { checkUp } from '../check-up/run.ts'
import { sql } from '../platform/database.ts'
import type { PersonName } from '../platform/testing/company.ts'
import { isInLastMonth } from './due.ts'
import { verificationBed } from './testing/bed.ts'

let bed: Awaited<ReturnType<typeof verificationBed>>
beforeAll(async () => {
  bed = await verificationBed()
})
beforeEach(async () => {
  await sql`delete from customer`.execute(bed.database.db)
  await sql`delete from role_field where field in ('customer.address', 'customer.initialNeed')`.execute(
    bed.database.db,
  )
  await sql`update organisation set check_monthly = false, check_stages = '{interested,deal}'`.execute(
    bed.database.db,
  )
})

const names = async (name: PersonName = '王磊', query: Record<string, unknown> = {}) =>
  (await bed.toVerify(name, query)).rows.map((row) => row.name)
const onBench = async (name: PersonName = '王磊') =>
  (await (await bed.as(name)).call(readWorkbench, { query: {} })).result.toVerify.value
/** A customer that came long ago. */
async function longKnown(name: string, stage = 'deal', owner: PersonName = '王磊') {
  const { id } = await bed.customer({ name }, owner)
  await sql`
    update customer set created_at = now() - interval '400 days', stage = ${stage} where id = ${id}`.execute(
    bed.database.db,
  )
  return id
}

describe('to be verified', () => {
  test('are customers with an invalid value; what is mended has left the list', async () => {
    const { id, contactId, phoneId } = await bed.customer({ name: '空号公司' })
    await bed.customer({ name: '没事公司' })
    await bed.mark(id, { field: 'contact.phones', contactId, phoneId, reason: 'dead_number' })
    const { rows, count } = await bed.toVerify()
    expect(rows).toMatchObject([
      {
        name: '空号公司',
        invalid: [{ field: 'contact.phones', contact: '赵明', reason: 'dead_number' }],
        missing: [],
        task: null,
        isDue: false,
      },
    ])
    expect([count.value, await onBench()]).toEqual([1, 1])
    await bed.editContact(id, { phones: ['13900139000'] })
    expect([await names(), await onBench()]).toEqual([[], 0])
  })

  test('not for a contact who has left, nor a customer that is lost', async () => {
    const { id, contactId } = await bed.customer()
    await bed.mark(id, { field: 'contact.email', contactId, reason: 'left' })
    expect(await names()).toHaveLength(1)
    await bed.editContact(id, { leftOn: await bed.day(0) })
    expect(await names()).toEqual([])
    const other = await bed.customer()
    await bed.mark(other.id, { field: 'customer.name', reason: 'other' })
    await sql`update customer set stage = 'lost' where id = ${other.id}`.execute(bed.database.db)
    expect(await names()).toEqual([])
  })

  test('are those that lack what entry asks for, with what they lack', async () => {
    await bed.customer({ name: '缺需求', initialNeed: null })
    await checkUp(bed.database)
    const { rows } = await bed.toVerify()
    expect(rows.map((row) => [row.name, row.missing.map(({ field }) => field)])).toEqual([
      ['缺需求', ['customer.initialNeed']],
    ])
    await bed.level('sales', 'customer.initialNeed', 'hidden')
    expect(await names()).toEqual([])
  })

  test('stand in the order of what comes first: a spot check, what is invalid, the latest follow-up', async () => {
    await sql`update organisation set check_monthly = true`.execute(bed.database.db)
    const quiet = await longKnown('久未联系')
    const busy = await longKnown('最近联系')
    const wrong = await longKnown('有错')
    const drawn = await longKnown('抽中')
    expect(quiet).toBeLessThan(busy)
    await bed.write('王磊', busy, { noNext: { reason: 'not_now' } })
    await bed.mark(wrong, { field: 'customer.address', reason: 'other' })
    await bed.draw(bed.company.departments.华东区)
    const item = (await bed.items()).find(({ customer }) => customer.id === drawn)
    await bed.judge(
      { id: drawn, spotCheckId: item?.spotCheckId ?? 0 },
      { verdict: 'wrong', fields: ['customer.address'], note: '门牌不对' },
    )
    expect(await names()).toEqual(['抽中', '有错', '最近联系', '久未联系'])
    const [first] = (await bed.toVerify()).rows
    expect(first?.task).toEqual({ fields: ['customer.address'], note: '门牌不对', dueOn: await bed.day(7) })
    await bed.level('sales', 'customer.address', 'hidden')
    const [hidden] = (await bed.toVerify()).rows
    expect([hidden?.name, hidden?.task]).toEqual(['最近联系', null])
  })
})

describe('mine and the team’s', () => {
  test('a sales person has the own ones, a supervisor those of the department, of one owner where asked', async () => {
    for (const owner of ['王磊', '孙丽', '陈静'] as const) {
      const { id } = await bed.customer({ name: `${owner}的` }, owner)
      await bed.mark(id, { field: 'customer.address', reason: 'other' }, owner)
    }
    expect(await names('王磊', { whose: 'team' })).toEqual(['王磊的'])
    expect(await names('李娜')).toEqual([])
    expect(await names('李娜', { whose: 'team' })).toEqual(['王磊的', '孙丽的'])
    expect(await names('李娜', { whose: 'team', ownerId: bed.company.people.孙丽 })).toEqual(['孙丽的'])
    expect(await names('李娜', { whose: 'team', ownerId: bed.company.people.陈静 })).toEqual([])
    const can = async (name: PersonName) => (await bed.toVerify(name)).can
    expect([await can('王磊'), await can('李娜')]).toEqual([
      { team: false, spotCheck: false },
      { team: true, spotCheck: true },
    ])
  })
})

describe('the monthly check', () => {
  test.each([
    ['prospect', false],
    ['interested', true],
    ['deal', true],
    ['lost', false],
  ])('of a customer that is %s is due by default: %s', async (stage, isDue) => {
    await sql`update organisation set check_monthly = true`.execute(bed.database.db)
    const id = await longKnown('老客户', stage)
    expect((await bed.marksOf(id)).result.isDue).toBe(isDue)
    expect(await names()).toEqual(isDue ? ['老客户'] : [])
  })

  test('isn’t while it is switched off, nor for a customer that came this month', async () => {
    await longKnown('老客户')
    expect(await names()).toEqual([])
    await sql`update organisation set check_monthly = true`.execute(bed.database.db)
    expect(await names()).toEqual(['老客户'])
    await bed.customer({ name: '新客户', stage: 'deal' })
    expect(await names()).toEqual(['老客户'])
  })

  test.each([
    ['the button', (id: number) => bed.confirm(id), 'confirmed'],
    ['a mark', (id: number) => bed.mark(id, { field: 'customer.address', how: 'visit' }), 'mark'],
    [
      'a follow-up',
      (id: number) => bed.write('王磊', id, { confirmed: true, noNext: { reason: 'not_now' } }),
      'follow_up',
    ],
  ] as const)(
    'is done by %s; a mark as invalid or a plain follow-up confirms nothing',
    async (_, check, via) => {
      await sql`update organisation set check_monthly = true`.execute(bed.database.db)
      const id = await longKnown('老客户')
      await bed.write('王磊', id, { noNext: { reason: 'not_now' } })
      await bed.mark(id, { field: 'customer.website', reason: 'other' })
      expect((await bed.marksOf(id)).result).toMatchObject({ isDue: true, checked: null })
      expect((await check(id)).status).toBe(200)
      expect((await bed.marksOf(id)).result).toMatchObject({
        isDue: false,
        checked: { via, actor: { name: '王磊' } },
      })
      await sql`update data_check set at = now() - interval '40 days'`.execute(bed.database.db)
      expect((await bed.marksOf(id)).result.isDue).toBe(true)
    },
  )

  test('has a figure per owner and department, of the active customers that one sees', async () => {
    const [one] = [await longKnown('一'), await longKnown('二'), await longKnown('三', 'lost')]
    await longKnown('别人的', 'deal', '孙丽')
    await bed.confirm(one)
    const of = async (name: PersonName) =>
      (await (await bed.as(name)).call(readCheckProgress, {})).result.rows.map((row) => [
        row.department.name,
        row.owner?.name,
        row.customers,
        row.month,
        row.quarter,
      ])
    expect(await of('王磊')).toEqual([['华东区', '王磊', 2, 1, 1]])
    expect(await of('李娜')).toEqual([
      ['华东区', '王磊', 2, 1, 1],
      ['华东区', '孙丽', 1, 0, 0],
    ])
    expect(await of('陈静')).toEqual([])
    expect(
      await names('李娜', { whose: 'team', ownerId: bed.company.people.王磊, unchecked: 'quarter' }),
    ).toEqual(['二'])
    expect(await names('李娜', { whose: 'team', unchecked: 'month' })).toEqual(['二', '别人的'])
  })

  test('has the total of each department, with who answers for it until when', async () => {
    const [one] = [await longKnown('一'), await longKnown('二')]
    await longKnown('别人的', 'deal', '孙丽')
    const nobodys = await longKnown('没人的', 'deal', '陈静')
    await sql`update customer set owner_id = null where id = ${nobodys}`.execute(bed.database.db)
    await bed.confirm(one)
    const of = async (name: PersonName) =>
      (await (await bed.as(name)).call(readCheckProgress, {})).result.departments.map((row) => [
        row.department.name,
        row.responsible.map((person) => person.name).join(),
        row.customers,
        row.month,
        row.quarter,
      ])
    const { 华东区, 华南区 } = bed.company.departments
    expect(await of('王磊')).toEqual([])
    expect(await of('李娜')).toEqual([['华东区', '李娜', 3, 1, 1]])
    expect(await of('赵总')).toEqual([
      ['华东区', '李娜', 3, 1, 1],
      ['华南区', '赵总', 1, 0, 0],
    ])
    const { rows } = await sql<{ last: string }>`
      select (date_trunc('quarter', ${await bed.day(0)}::timestamp) + interval '3 months - 1 day')::date as last`.execute(
      bed.database.db,
    )
    const { result } = await (await bed.as('李娜')).call(readCheckProgress, {})
    expect(result.dueOn).toBe(rows[0]?.last)
    // The rows of a table open what they count.
    const team = { whose: 'team', unchecked: 'quarter' }
    expect(await names('赵总', { ...team, departmentId: 华东区 })).toEqual(['二', '别人的'])
    expect(await names('赵总', { ...team, departmentId: 华南区, ownerless: true })).toEqual(['没人的'])
    expect(await names('赵总', { ...team, departmentId: 华东区, ownerless: true })).toEqual([])
  })

  test('says how much it makes before it is switched on', async () => {
    for (const name of ['一', '二', '三']) await longKnown(name)
    await longKnown('四', 'deal', '孙丽')
    await longKnown('五', 'prospect')
    const load = async (stages: string) =>
      (await (await bed.as('管理员')).call(readCheckLoad, { query: { stages } })).result
    expect(await load('deal,interested')).toEqual({
      customers: 4,
      people: 2,
      perWeek: 0.5,
      most: { name: '王磊', perWeek: 0.7 },
    })
    expect(await load('')).toEqual({ customers: 0, people: 0, perWeek: 0, most: null })
  })
})

describe('the quarter’s review', () => {
  beforeEach(async () => {
    await sql`delete from spot_check`.execute(bed.database.db)
    await sql`update department set reviewer_id = null`.execute(bed.database.db)
  })

  const left = async (name: PersonName) =>
    (await (await bed.as(name)).call(readWorkbench, { query: {} })).result.quarter
  const unchecked = async (name: PersonName) => (await left(name))?.unchecked.value ?? null
  const charge = (name: PersonName) => names(name, { whose: 'charge', unchecked: 'quarter' })

  test('counts the customers of the department and below that nobody has checked, which the list shows', async () => {
    const east = await longKnown('华东的')
    await longKnown('华东二', 'prospect', '孙丽')
    await longKnown('流失的', 'lost')
    await longKnown('华南的', 'deal', '陈静')
    await bed.customer({ name: '新来的' })
    expect(await Promise.all((['李娜', '赵总', '王磊', '吴婷', '管理员'] as const).map(unchecked))).toEqual([
      2,
      3,
      null,
      null,
      0,
    ])
    expect([await charge('李娜'), await charge('赵总')]).toEqual([
      ['华东的', '华东二'],
      ['华东的', '华东二', '华南的'],
    ])
    expect(await charge('王磊')).toEqual([])
    await bed.confirm(east)
    expect([await unchecked('李娜'), await unchecked('赵总')]).toEqual([1, 2])
    await sql`
      update data_check set at = date_trunc('quarter', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'
        - interval '1 second'`.execute(bed.database.db)
    expect(await unchecked('李娜')).toBe(2)
    await sql`update data_check set at = at + interval '1 second'`.execute(bed.database.db)
    expect(await unchecked('李娜')).toBe(1)
  })

  test('is on the workbench of whom the progress names, in a department without a head too', async () => {
    const id = await longKnown('综合的')
    await sql`update customer set department_id = ${bed.company.departments.华信商贸} where id = ${id}`.execute(
      bed.database.db,
    )
    const { departments } = (await (await bed.as('管理员')).call(readCheckProgress, {})).result
    expect(departments.map((row) => row.responsible.map(({ name }) => name))).toEqual([['管理员']])
    expect([await unchecked('管理员'), await charge('管理员')]).toEqual([1, ['综合的']])
  })

  test('is for who is appointed, too, as far as the right reaches', async () => {
    await longKnown('华东的')
    const { people, departments } = bed.company
    await sql`update department set reviewer_id = ${people.管理员} where id = ${departments.华东区}`.execute(
      bed.database.db,
    )
    expect(await unchecked('管理员')).toBe(1)
    await sql`update department set reviewer_id = ${people.王磊} where id = ${departments.华东区}`.execute(
      bed.database.db,
    )
    expect(await unchecked('王磊')).toBe(null)
  })

  test('counts what was drawn and isn’t looked at, for who answers for it or drew it', async () => {
    const one = await longKnown('一')
    await longKnown('二')
    const { result } = await bed.draw(bed.company.departments.华东区, '管理员')
    const unlooked = async () =>
      Promise.all(
        (['李娜', '赵总', '管理员'] as const).map(async (name) => [
          (await left(name))?.unlooked,
          (await bed.items({ unlooked: true }, name)).length,
        ]),
      )
    expect(await unlooked()).toEqual(Array(3).fill([2, 2]))
    await bed.judge({ id: one, spotCheckId: result.id }, { verdict: 'accurate' })
    expect(await unlooked()).toEqual(Array(3).fill([1, 1]))
    expect(await bed.items({ unlooked: true })).toMatchObject([{ isOverdue: false }])
    // What a quarter leaves is overdue in the next one, and told of no longer after that.
    await sql`update spot_check set quarter = quarter - interval '3 months'`.execute(bed.database.db)
    expect(await unlooked()).toEqual(Array(3).fill([1, 1]))
    expect(await bed.items({ unlooked: true })).toMatchObject([{ isOverdue: true }])
    await sql`update spot_check set quarter = quarter - interval '3 months'`.execute(bed.database.db)
    expect(await unlooked()).toEqual(Array(3).fill([0, 0]))
  })

  test('asks for a draw where there are customers, until there is one', async () => {
    const undrawn = async () => [(await left('李娜'))?.isUndrawn, (await left('赵总'))?.isUndrawn]
    expect(await undrawn()).toEqual([false, false])
    await longKnown('一')
    expect(await undrawn()).toEqual([true, true])
    expect((await left('李娜'))?.isLastMonth).toBe(Number((await bed.day(0)).slice(5, 7)) % 3 === 0)
    await bed.draw(bed.company.departments.华东区)
    expect(await undrawn()).toEqual([false, false])
    await sql`update spot_check set quarter = quarter - interval '3 months'`.execute(bed.database.db)
    expect(await undrawn()).toEqual([true, true])
  })

  test.each([
    ['2026-01-31', false],
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-11-30', false],
    ['2026-12-31', true],
  ])('the last month of a quarter holds %s: %s', async (day, isLast) => {
    const { rows } = await sql<{ is: boolean }>`select ${isInLastMonth(sql`${day}::date`)} as is`.execute(
      bed.database.db,
    )
    expect(rows[0]?.is).toBe(isLast)
  })
})
