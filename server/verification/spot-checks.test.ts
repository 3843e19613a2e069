import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { judgeSpotCheckItem, listSpotChecks } from '../../contract/spot-checks.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { makeField } from '../custom-fields/testing/fields.ts'
import { sql } from '../platform/database.ts'
import type { PersonName } from '../platform/testing/company.ts'
import { heldUp } from '../platform/testing/held-up.ts'
import { verificationBed } from './testing/bed.ts'

let bed: Awaited<ReturnType<typeof verificationBed>>
beforeAll(async () => {
  bed = await verificationBed()
})
beforeEach(async () => {
  await sql`delete from customer`.execute(bed.database.db)
  await sql`delete from spot_check`.execute(bed.database.db)
  await sql`update organisation set spot_check_size = 20`.execute(bed.database.db)
})

const size = (count: number) =>
  sql`update organisation set spot_check_size = ${count}`.execute(bed.database.db)
const several = async (count: number, owner: PersonName = '王磊') => {
  const ids: number[] = []
  for (let made = 0; made < count; made += 1) ids.push((await bed.customer({}, owner)).id)
  return ids
}
const read = async (name: PersonName = '李娜') => (await bed.as(name)).call(listSpotChecks, {})
const drawnOne = async () => {
  const { id } = await bed.customer()
  const { result } = await bed.draw(bed.company.departments.华东区)
  return { id, spotCheckId: result.id }
}

describe('a draw', () => {
  test('holds active customers of the department and below, as many as the setting says, none twice in a quarter', async () => {
    const east = await several(5)
    const [lost] = await several(1)
    await sql`update customer set stage = 'lost' where id = ${lost ?? 0}`.execute(bed.database.db)
    await several(2, '陈静')
    await size(3)
    const first = await bed.draw(bed.company.departments.华东区)
    expect(first.result.drawn).toBe(3)
    const second = await bed.draw(bed.company.departments.华东区)
    expect(second.result.drawn).toBe(2)
    const drawn = (await bed.items()).map(({ customer }) => customer.id)
    expect(drawn.toSorted()).toEqual(east.toSorted())
    const none = await bed.draw(bed.company.departments.华东区)
    expect([none.status, none.error.code]).toEqual([409, 'spot_check.none_left'])
    await sql`update spot_check set quarter = quarter - interval '3 months'`.execute(bed.database.db)
    expect((await bed.draw(bed.company.departments.华东区)).result.drawn).toBe(3)
  })

  test('two at once share the customers out', async () => {
    await several(6)
    await size(4)
    await Promise.all([bed.as('李娜'), bed.as('赵总')])
    const [one, other] = await heldUp(
      bed.database,
      'spot_check',
      2,
      () =>
        [bed.draw(bed.company.departments.华东区), bed.draw(bed.company.departments.华东区, '赵总')] as const,
    )
    expect([one.result.drawn, other.result.drawn].toSorted()).toEqual([2, 4])
    const drawn = (await bed.items({}, '赵总')).map(({ customer }) => customer.id)
    expect(new Set(drawn).size).toBe(6)
  })

  test('is repeatable by its seed', async () => {
    await several(8)
    await size(4)
    const { result } = await bed.draw(bed.company.departments.华东区)
    const { rows } = await sql<{ id: number }>`
      select c.id from customer c, spot_check s where s.id = ${result.id} order by md5(s.seed || c.id) limit 4`.execute(
      bed.database.db,
    )
    expect((await bed.items()).map(({ customer }) => customer.id)).toEqual(rows.map(({ id }) => id))
  })

  test('reaches as far as the right to approve', async () => {
    await several(1)
    await several(1, '陈静')
    const { 销售中心, 华东区, 华南区 } = bed.company.departments
    expect((await bed.draw(华东区, '王磊')).status).toBe(403)
    expect((await bed.draw(华南区, '李娜')).status).toBe(400)
    expect((await bed.draw(华东区, '沈计')).status).toBe(403)
    expect((await bed.draw(销售中心, '赵总')).result.drawn).toBe(2)
    expect((await bed.items({}, '赵总')).map(({ customer }) => customer.owner?.name).toSorted()).toEqual([
      '王磊',
      '陈静',
    ])
    expect((await bed.items()).map(({ customer }) => customer.owner?.name)).toEqual(['王磊'])
    expect((await read()).result.rows).toMatchObject([{ customers: 1 }])
    expect((await read()).result.departments.map(({ name }) => name)).toEqual(['华东区'])
  })
})

describe('a verdict', () => {
  test('of wrong or missing opens a task for the owner, which correcting closes', async () => {
    const item = await drawnOne()
    const fields = ['customer.address', 'contact.phones']
    const { result, status } = await bed.judge(item, { verdict: 'wrong', fields, note: '搬家了' })
    expect([status, result]).toEqual([200, { version: 2, dueOn: await bed.day(7) }])
    await bed.edit(item.id, { address: '人民路 3 号' })
    const [half] = (await bed.toVerify()).rows
    expect((await bed.questions(item.id)).result.rows).toContainEqual({
      field: 'contact.phones',
      why: 'invalid',
    })
    expect(half?.task).toMatchObject({ fields: ['contact.phones'], note: '搬家了' })
    await bed.editContact(item.id, { phones: ['13900139000'] })
    expect((await bed.toVerify()).rows).toEqual([])
    const [closed] = await bed.items()
    expect(closed).toMatchObject({ verdict: 'wrong', fields, closedAt: expect.any(String) })
    const again = await bed.judge(item, { version: closed?.version ?? 0, verdict: 'accurate' })
    expect([again.status, again.error.code]).toEqual([409, 'spot_check.closed'])
  })

  test('is answered by the owner’s word too, and not by whoever only looks', async () => {
    const item = await drawnOne()
    await bed.judge(item, { verdict: 'missing', fields: ['customer.mainBusiness'] })
    expect(await bed.items({ open: true })).toHaveLength(1)
    await bed.confirm(item.id, '陈静')
    expect(await bed.items({ open: true })).toHaveLength(1)
    await bed.confirm(item.id)
    expect(await bed.items({ open: true })).toEqual([])
  })

  test('is answered for a field by verifying its value as it stands', async () => {
    const item = await drawnOne()
    await bed.judge(item, { verdict: 'wrong', fields: ['customer.address', 'customer.website'] })
    await bed.mark(item.id, { field: 'customer.address', how: 'visit' })
    await bed.mark(item.id, { field: 'customer.website', reason: 'other' })
    expect((await bed.toVerify()).rows[0]?.task?.fields).toEqual(['customer.website'])
    await bed.mark(item.id, { field: 'customer.website', how: 'website' })
    expect(await bed.items({ open: true })).toEqual([])
  })

  test('names any field that is asked for, and each of them is put right by its edit', async () => {
    const { key } = await makeField(await bed.as('管理员'), '工艺', 'text')
    const edits: Record<string, unknown> = {
      initialNeed: '二期减速机',
      budget: { min: 100, max: 900 },
      expectedStart: '2027-03-01',
      urgency: 'high',
      totalAssets: 500,
      shortName: '简称',
      source: 'exhibition',
      custom: { [key]: '钣金' },
    }
    const item = await drawnOne()
    const fields = [...Object.keys(edits).filter((field) => field !== 'custom'), `custom.${key}`].map(
      (field) => `customer.${field}`,
    )
    const asked = [...fields, 'contact.goodHours', 'contact.remark']
    const { status, text } = await bed.judge(item, { verdict: 'missing', fields: asked })
    expect(status, text).toBe(200)
    for (const [field, value] of Object.entries(edits)) {
      await bed.edit(item.id, { [field]: value })
      const left = (await bed.toVerify()).rows[0]?.task?.fields
      expect(left, field).not.toContain(field === 'custom' ? `customer.custom.${key}` : `customer.${field}`)
    }
    await bed.editContact(item.id, { goodHours: '上午', remark: '常出差' })
    expect((await bed.items())[0]).toMatchObject({ closedAt: expect.any(String), unchanged: [] })
  })

  test.each(['customer.stage', 'customer.nothing', 'contact.custom.x'])('names no %s', async (field) => {
    const item = await drawnOne()
    const { status, error } = await bed.judge(item, { verdict: 'wrong', fields: [field] })
    expect([status, error.fields[0]?.path]).toEqual([400, 'fields'])
  })

  describe('answered without a correction', () => {
    const fields = ['customer.address', 'customer.website']
    const judged = async () => {
      const item = await drawnOne()
      await bed.judge(item, { verdict: 'wrong', fields, note: '搬家了' })
      return item
    }

    test.each([
      ['by the button', async (id: number) => bed.confirm(id), fields],
      [
        'by the box of a follow-up',
        async (id: number) => bed.write('王磊', id, { confirmed: true, noNext: { reason: 'not_now' } }),
        fields,
      ],
      [
        'by a mark on each',
        async (id: number) => {
          for (const field of fields) await bed.mark(id, { field, how: 'visit' })
        },
        fields,
      ],
      [
        'in part',
        async (id: number) => {
          await bed.edit(id, { address: '人民路 3 号' })
          await bed.confirm(id)
        },
        ['customer.website'],
      ],
    ] as const)('%s says so', async (_, answer, unchanged) => {
      const item = await judged()
      await answer(item.id)
      expect((await bed.items())[0]).toMatchObject({
        fields,
        unchanged,
        closedAt: expect.any(String),
        unchangedBy: { name: '王磊' },
      })
    })

    test('is asked for once more, with a note and another day', async () => {
      const item = await judged()
      await bed.edit(item.id, { address: '人民路 3 号' })
      await bed.confirm(item.id)
      await sql`update spot_check_item set due_on = due_on - 30`.execute(bed.database.db)
      const version = (await bed.items())[0]?.version ?? 0
      expect((await bed.reopen(item, { version: version - 1, note: '网址打不开' })).error.code).toBe(
        'record.changed',
      )
      const { status, result, text } = await bed.reopen(item, { version, note: '网址打不开' })
      expect([status, result], text).toEqual([200, { version: version + 1, dueOn: await bed.day(7) }])
      expect((await bed.toVerify()).rows[0]?.task).toEqual({
        fields,
        note: `搬家了 · ${await bed.day(0)} 网址打不开`,
        dueOn: await bed.day(7),
      })
      expect((await bed.items())[0]).toMatchObject({ closedAt: null, unchangedBy: null, unchanged: [] })
      expect((await bed.reopen(item, { version: version + 1, note: '再看' })).error.code).toBe(
        'spot_check.not_closed',
      )
    })

    test('as often as it takes, and each time is kept', async () => {
      const item = await judged()
      const reopenings: object[] = []
      for (const note of ['网址打不开', '还是打不开']) {
        await bed.confirm(item.id)
        const [closed] = await bed.items()
        await bed.reopen(item, { version: closed?.version ?? 0, note })
        reopenings.push({ on: await bed.day(0), note })
      }
      expect((await bed.items())[0]).toMatchObject({ note: '搬家了', reopenings })
      await bed.level('sales_supervisor', 'customer.website', 'hidden')
      expect((await bed.items())[0]).toMatchObject({ note: null, reopenings: [] })
      await sql`delete from role_field where field = 'customer.website'`.execute(bed.database.db)
    })

    test('is put right after all where it is edited while the task is open', async () => {
      const item = await judged()
      await bed.mark(item.id, { field: 'customer.address', how: 'visit' })
      await bed.edit(item.id, { address: '人民路 3 号' })
      expect((await bed.items())[0]).toMatchObject({ unchanged: [], unchangedBy: null, closedAt: null })
      await bed.edit(item.id, { website: 'https://example.cn' })
      expect((await bed.items())[0]).toMatchObject({ unchanged: [], closedAt: expect.any(String) })
    })

    test('is told with the name of who said so, and with none where several did', async () => {
      const [address, website] = fields
      const one = await judged()
      await bed.mark(one.id, { field: address, how: 'visit' })
      await bed.edit(one.id, { website: 'https://example.cn' }, '李娜')
      const two = await drawnOne()
      await bed.judge(two, { verdict: 'wrong', fields })
      await bed.mark(two.id, { field: address, how: 'visit' })
      await bed.mark(two.id, { field: website, how: 'website' }, '李娜')
      const told = (await bed.items()).map(({ customer, unchanged, unchangedBy, closedAt }) => [
        customer.id,
        unchanged,
        unchangedBy?.name ?? null,
        closedAt !== null,
      ])
      expect(told).toContainEqual([one.id, [address], '王磊', true])
      expect(told).toContainEqual([two.id, fields, null, true])
    })

    test('where all was changed, for all of it', async () => {
      const item = await judged()
      await bed.edit(item.id, { address: '人民路 3 号', website: 'https://example.cn' })
      const version = (await bed.items())[0]?.version ?? 0
      await bed.reopen(item, { version, note: '还是不对' })
      expect((await bed.toVerify()).rows[0]?.task?.fields).toEqual(fields)
    })

    test.each([
      ['王磊', 403],
      ['陈静', 403],
      ['赵总', 200],
    ] as const)('is asked for once more by %s: %i', async (name, status) => {
      const item = await judged()
      await bed.confirm(item.id)
      const version = (await bed.items())[0]?.version ?? 0
      expect((await bed.reopen(item, { version, note: '再看' }, name)).status).toBe(status)
    })
  })

  test('of two at once counts once', async () => {
    const item = await drawnOne()
    const answers = await Promise.all([
      bed.judge(item, { verdict: 'accurate' }),
      bed.judge(item, { verdict: 'wrong', fields: ['customer.name'] }, '赵总'),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('can be changed while nobody has acted on it', async () => {
    const item = await drawnOne()
    await bed.judge(item, { verdict: 'wrong', fields: ['customer.name'] })
    expect((await bed.judge(item, { version: 2, verdict: 'accurate' })).status).toBe(200)
    expect((await bed.items())[0]).toMatchObject({ verdict: 'accurate', fields: [], dueOn: null })
    expect((await bed.toVerify()).rows).toEqual([])
  })

  test.each([
    ['王磊', 403],
    ['孙丽', 403],
    ['陈静', 403],
    ['沈计', 403],
    ['赵总', 200],
  ] as const)('by %s answers %i', async (name, status) => {
    const item = await drawnOne()
    expect((await bed.judge(item, { verdict: 'accurate' }, name)).status).toBe(status)
  })

  test('is of a customer that was drawn', async () => {
    const { id } = await bed.customer()
    const caller = await bed.as('李娜')
    const params = { id, spotCheckId: 999_999 }
    expect(
      (await caller.call(judgeSpotCheckItem, { params, body: { version: 1, verdict: 'accurate' } })).status,
    ).toBe(404)
  })

  test('stands in the record’s timeline', async () => {
    const item = await drawnOne()
    await bed.judge(item, { verdict: 'wrong', fields: ['customer.name'] })
    const { rows } = (await (await bed.as('王磊')).call(readTimeline, { params: { id: item.id }, query: {} }))
      .result
    expect(rows[0]).toMatchObject({
      actor: { name: '李娜' },
      event: { kind: 'customer.spot_checked', verdict: 'wrong' },
    })
  })
})

test('the share that was accurate is told by quarter, each figure with its rows', async () => {
  const ids = await several(4)
  const { result } = await bed.draw(bed.company.departments.华东区)
  for (const [place, id] of ids.entries())
    if (place < 3)
      await bed.judge(
        { id, spotCheckId: result.id },
        place < 2 ? { verdict: 'accurate' } : { verdict: 'missing', fields: ['customer.mainBusiness'] },
      )
  const { rows, quarters } = (await read()).result
  expect(rows).toMatchObject([{ customers: 4, judged: 3, accurate: 2, open: 1, drawnBy: { name: '李娜' } }])
  expect(quarters).toMatchObject([{ judged: 3, accurate: 2 }])
  const quarter = quarters[0]?.quarter
  expect(await bed.items({ quarter, verdict: 'accurate' })).toHaveLength(2)
  expect(await bed.items({ quarter, verdict: 'missing' })).toHaveLength(1)
  expect(await bed.items({ spotCheckId: result.id })).toHaveLength(4)
  expect(quarters[0]?.departments).toEqual([])
  expect((await read('陈静')).status).toBe(403)
})

test('the share is split by department where one sees several', async () => {
  const { 华东区, 销售中心 } = bed.company.departments
  const [one, two] = await several(2)
  const [south] = await several(1, '陈静')
  const { result } = await bed.draw(销售中心, '赵总')
  const verdicts = { [one ?? 0]: 'accurate', [two ?? 0]: 'wrong', [south ?? 0]: 'accurate' }
  for (const [id, verdict] of Object.entries(verdicts)) {
    const fields = verdict === 'wrong' ? ['customer.name'] : []
    await bed.judge({ id: Number(id), spotCheckId: result.id }, { verdict, fields }, '赵总')
  }
  expect((await read('赵总')).result.quarters).toMatchObject([
    {
      judged: 3,
      accurate: 2,
      departments: [
        { department: { name: '华东区' }, judged: 2, accurate: 1 },
        { department: { name: '华南区' }, judged: 1, accurate: 1 },
      ],
    },
  ])
  expect((await read()).result.quarters).toMatchObject([{ judged: 2, accurate: 1, departments: [] }])
  expect(await bed.items({ departmentId: 华东区, verdict: 'accurate' }, '赵总')).toHaveLength(1)
})
