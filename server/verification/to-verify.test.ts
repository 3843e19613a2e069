import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCheckLoad, readCheckProgress } from '../../contract/verification.ts'
import { readWorkbench } from '../../contract/workbench.ts'
import { checkUp } from '../check-up/run.ts'
import { sql } from '../platform/database.ts'
import type { PersonName } from '../platform/testing/company.ts'
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
