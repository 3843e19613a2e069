import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../platform/database.ts'
import { type MergeBed, mergeBed } from './testing/bed.ts'

let bed: MergeBed
beforeAll(async () => {
  bed = await mergeBed()
})

describe('the preview', () => {
  test('proposes the newest value of each field and counts what would move', async () => {
    const keep = await bed.full('王磊', {
      name: '甲一公司',
      shortName: '甲',
      contacts: [{ name: '张三', phones: ['13800000001'] }],
    })
    const other = await bed.full('王磊', {
      name: '甲一公司（旧）',
      address: '解放路',
      contacts: [{ name: '张三', phones: ['13800000001'] }, { name: '李四' }],
    })
    await bed.edit(other, { shortName: '甲新' })
    await bed.tagIt(other, ['账期长'])
    const { result } = await bed.preview([keep, other])
    expect(result.keepId).toBe(keep)
    const field = (name: string) => result.fields.find((one) => one.field === name)
    expect(field('shortName')).toMatchObject({
      differs: true,
      proposed: other,
      values: [
        { id: keep, value: '甲' },
        { id: other, value: '甲新' },
      ],
    })
    expect(field('address')).toMatchObject({ proposed: other })
    expect(field('country')).toMatchObject({ differs: false })
    expect(field('urgency')).toBeUndefined()
    expect(result.pairs).toMatchObject([
      {
        contact: { name: '张三', customerId: other },
        other: { customerId: keep },
        by: 'both',
        proposed: true,
      },
    ])
    expect(result.moving).toEqual({
      contacts: 1,
      followUps: 1,
      plans: 2,
      files: 1,
      billingProfiles: 1,
      deliveryAddresses: 0,
      tags: 1,
      shares: 0,
    })
  })

  test.each(['draft', 'submitted', 'returned'] as const)(
    'lets no %s entry stay beside an approved customer, though it came first',
    async (status) => {
      const [entry, approved, later] = [
        await bed.company.customerOf('王磊', { name: `待审${status}公司` }),
        await bed.company.customerOf('王磊'),
        await bed.company.customerOf('王磊'),
      ]
      const isEntry = (ids: number[]) =>
        sql`update customer set review_status = ${status}, number = null where id = any(${ids}::bigint[])`.execute(
          bed.database.db,
        )
      await isEntry([entry])
      const { result } = await bed.preview([entry, approved, later])
      expect(result.keepId).toBe(approved)
      expect(result.customers.map(({ mayStay }) => mayStay)).toEqual([false, true, true])
      const kept = (await bed.preview([entry, approved], entry)).result.customers
      expect(kept.map(({ why }) => why)).toEqual(['not_approved', null])
      const refused = await bed.merge(entry, [approved])
      expect([refused.status, refused.error.code, refused.error.message]).toEqual([
        409,
        'merge.not_approved',
        expect.stringContaining(`待审${status}公司`),
      ])
      // Two entries become one entry.
      await isEntry([later])
      expect((await bed.preview([entry, later])).result.keepId).toBe(entry)
      expect((await bed.merge(entry, [later])).status).toBe(200)
      expect((await bed.merge(approved, [entry])).status).toBe(200)
    },
  )

  test('shows a field only as far as it is seen, and lets nobody choose what isn’t', async () => {
    const [keep, other] = [
      await bed.company.customerOf('王磊', { name: '遮一公司', budget: { min: 100, max: 200 } }),
      await bed.company.customerOf('王磊', { name: '遮二公司', budget: { min: 300, max: 400 } }),
    ]
    await sql`insert into role_field (role_id, field, level) select id, 'customer.budget', 'read' from role where key = 'sales_supervisor'`.execute(
      bed.database.db,
    )
    const fields = async (name: '李娜' | '郑洁' | '王磊') =>
      (await bed.preview([keep, other], keep, name)).result.fields.find(({ field }) => field === 'budget')
    expect(await fields('王磊')).toMatchObject({ proposed: other })
    expect(await fields('李娜')).toMatchObject({
      proposed: null,
      values: [{ value: { min: 100, max: 200 } }, {}],
    })
    expect((await bed.preview([keep, other], keep, '郑洁')).text).not.toMatch(/budget|[34]00/)
    // Nor is it told whether there is anything to choose.
    for (const choices of [{ budget: other }, { budget: keep }])
      expect((await bed.merge(keep, [other], { name: '李娜', choices })).status).toBe(403)
    await sql`delete from role_field where field = 'customer.budget' and level = 'read'`.execute(
      bed.database.db,
    )
  })

  test('of a person the name only as far as it is seen', async () => {
    const ids = [
      await bed.company.customerOf('王磊', { name: '欧阳某某', type: 'individual' }),
      await bed.company.customerOf('王磊', { name: '欧阳锋锋', type: 'individual' }),
    ]
    await sql`insert into role_field (role_id, field, level) select id, 'contact.name', 'masked' from role where key = 'sales_supervisor'`.execute(
      bed.database.db,
    )
    const { text, result } = await bed.preview(ids, ids[0], '李娜')
    expect(text).not.toMatch(/某某|锋锋/)
    expect(result.fields.find(({ field }) => field === 'name')).toMatchObject({ proposed: null })
    await sql`delete from role_field where field = 'contact.name'`.execute(bed.database.db)
  })
})
