import { beforeAll, describe, expect, test } from 'vitest'
import { readTimeline } from '../../contract/timeline.ts'
import { setMark, takeMarkBack } from '../../contract/verification.ts'
import { pdf, upload } from '../files/testing/uploads.ts'
import { csv } from '../imports/testing/bed.ts'
import { knownBed } from '../imports/testing/known.ts'
import { prepared } from '../imports/testing/steps.ts'
import { mergeBed } from '../merge/testing/bed.ts'
import { sql } from '../platform/database.ts'
import type { PersonName } from '../platform/testing/company.ts'
import { verificationBed } from './testing/bed.ts'

let bed: Awaited<ReturnType<typeof verificationBed>>
beforeAll(async () => {
  bed = await verificationBed()
})

const fields = async (id: number, name: PersonName = '王磊') =>
  (await bed.marksOf(id, name)).result.rows.map(({ field, how, reason }) => `${field} ${how ?? reason}`)
const told = async (id: number, name: PersonName = '王磊') => {
  const { rows } = (await (await bed.as(name)).call(readTimeline, { params: { id }, query: {} })).result
  return rows.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []))
}

describe('a mark', () => {
  test('says how, when, by whom and with which proof; a new one takes its place, and it can be taken back', async () => {
    const { id, contactId, phoneId } = await bed.customer()
    const caller = await bed.as('王磊')
    await upload(caller, id, '执照.pdf', pdf)
    const { rows } = await sql<{ id: number }>`select id from file where customer_id = ${id}`.execute(
      bed.database.db,
    )
    const fileId = rows[0]?.id ?? 0
    const on = await bed.day(-1)
    await bed.mark(id, { field: 'customer.name', how: 'licence', on, proof: '执照原件', fileId })
    await bed.mark(id, { field: 'contact.phones', contactId, phoneId, reason: 'dead_number' })
    const { result } = await bed.marksOf(id)
    expect(result.rows).toMatchObject([
      {
        field: 'customer.name',
        how: 'licence',
        on,
        actor: { name: '王磊' },
        proof: '执照原件',
        file: { id: fileId, name: '执照.pdf' },
      },
      { field: 'contact.phones', contactId, phoneId, reason: 'dead_number', on: await bed.day(0) },
    ])
    expect(result.checked).toMatchObject({ actor: { name: '王磊' }, via: 'mark' })
    await bed.mark(id, { field: 'contact.phones', contactId, phoneId, how: 'phone' })
    expect(await fields(id)).toEqual(['customer.name licence', 'contact.phones phone'])
    const [first] = result.rows
    await caller.call(takeMarkBack, { params: { id, markId: first?.id ?? 0 } })
    expect(await fields(id)).toEqual(['contact.phones phone'])
    expect((await told(id)).filter(({ mark }) => mark).map(({ kind }) => kind)).toEqual([
      'customer.mark_taken_back',
      'customer.verified',
      'customer.invalidated',
      'customer.verified',
    ])
  })

  test.each([
    ['of a value that isn’t there', { field: 'customer.mainBusiness', how: 'phone' }, 'field', 'mark.empty'],
    ['of a day to come', { field: 'customer.name', how: 'phone', on: '2999-01-01' }, 'on', 'mark.to_come'],
    ['that is both', { field: 'customer.name', how: 'phone', reason: 'other' }, '', 'mark.one'],
    ['that is neither', { field: 'customer.name' }, '', 'mark.one'],
    [
      'of somebody else’s file',
      { field: 'customer.name', how: 'phone', fileId: 999_999 },
      'fileId',
      'reference',
    ],
    [
      'of a contact elsewhere',
      { field: 'contact.email', contactId: 999_999, how: 'phone' },
      'contactId',
      'reference',
    ],
  ])('isn’t made %s', async (_, body, path, code) => {
    const { id } = await bed.customer()
    const { status, error } = await bed.mark(id, body)
    expect([status, error.fields?.[0]]).toMatchObject([400, { path, code }])
    expect(await fields(id)).toEqual([])
  })

  test('of a phone is only of a phone of that contact', async () => {
    const [one, other] = [await bed.customer(), await bed.customer()]
    const { status } = await bed.mark(one.id, {
      field: 'contact.phones',
      contactId: one.contactId,
      phoneId: other.phoneId,
      how: 'phone',
    })
    expect(status).toBe(400)
  })
})

describe('goes with the value that it was made on', () => {
  test('when that is edited, and no other one', async () => {
    const { id, contactId, phoneId } = await bed.customer()
    for (const field of ['customer.name', 'customer.website']) await bed.mark(id, { field, how: 'website' })
    await bed.mark(id, { field: 'contact.email', contactId, reason: 'bounced' })
    await bed.mark(id, { field: 'contact.jobTitle', contactId, how: 'phone' })
    await bed.mark(id, { field: 'contact.phones', contactId, phoneId, how: 'phone' })
    await bed.edit(id, { website: 'https://example.cn' })
    expect(await fields(id)).not.toContain('customer.website website')
    await bed.editContact(id, { email: 'ming@example.com', phones: ['13800138000', '13900139000'] })
    expect(await fields(id)).toEqual([
      'customer.name website',
      'contact.jobTitle phone',
      'contact.phones phone',
    ])
    await bed.editContact(id, { phones: ['13900139000'] })
    expect(await fields(id)).toEqual(['customer.name website', 'contact.jobTitle phone'])
    await bed.editContact(id, { phones: ['13800138000'] })
    expect(await fields(id)).toEqual(['customer.name website', 'contact.jobTitle phone'])
  })

  test.each([
    ['headcount', { min: 20, max: 50 }, { min: 20, max: 99 }],
    ['annualRevenue', { min: 100, max: null }, { min: 200, max: null }],
    ['regionCode', '320500', '320100'],
    ['creditCode', '91350100M000100Y43', '91440300708461136T'],
    ['mainBusiness', '轴承', '减速机'],
    ['address', '解放路 1 号', '解放路 2 号'],
    ['foundedOn', '2001-01-01', '2001-01-02'],
    ['legalNature', 'enterprise', 'government'],
  ])('of %s', async (field, before, after) => {
    const { id } = await bed.customer({ [field]: before })
    await bed.mark(id, { field: `customer.${field}`, how: 'licence' })
    expect(await fields(id)).toHaveLength(1)
    await bed.edit(id, { shortName: '别的' })
    expect(await fields(id)).toHaveLength(1)
    await bed.edit(id, { [field]: after })
    expect(await fields(id)).toEqual([])
  })
})

describe('seen by', () => {
  test('whoever sees the customer, set by who may edit it', async () => {
    const { id } = await bed.customer()
    await bed.mark(id, { field: 'customer.name', how: 'licence' })
    expect(await fields(id, '李娜')).toEqual(['customer.name licence'])
    expect((await bed.marksOf(id, '孙丽')).status).toBe(404)
    expect((await bed.marksOf(id, '陈静')).status).toBe(404)
    expect((await bed.marksOf(id, '沈计')).status).toBe(403)
    expect((await bed.mark(id, { field: 'customer.name', how: 'phone' }, '孙丽')).status).toBe(404)
    await bed.share(id, '孙丽', 'read')
    expect(await fields(id, '孙丽')).toEqual(['customer.name licence'])
    expect((await bed.mark(id, { field: 'customer.name', how: 'phone' }, '孙丽')).status).toBe(403)
    expect((await bed.confirm(id, '孙丽')).status).toBe(403)
  })

  test.each([
    ['客服, of a contact', '郑洁', 'contact', 200],
    ['客服, of the customer', '郑洁', 'customer', 403],
    ['who only looks, of a contact', '冯涛', 'contact', 403],
    ['who edits customers, of a contact', '王磊', 'contact', 200],
  ] as const)('set and taken back by who may edit the value: by %s', async (_, name, object, status) => {
    const { id, contactId, phoneId } = await bed.customer()
    const body = {
      contact: { field: 'contact.phones', contactId, phoneId, reason: 'dead_number' },
      customer: { field: 'customer.address', reason: 'other' },
    }[object]
    expect((await bed.mark(id, body, name)).status).toBe(status)
    const { can } = (await bed.marksOf(id, name)).result
    expect(object === 'contact' ? can.markContacts : can.mark).toBe(status === 200)
    await bed.mark(id, body)
    const { rows } = (await bed.marksOf(id)).result
    const params = { id, markId: rows[0]?.id ?? 0 }
    expect((await (await bed.as(name)).call(takeMarkBack, { params })).status).toBe(status)
    expect(await fields(id)).toHaveLength(status === 200 ? 0 : 1)
  })

  test.each([
    ['李娜', 'edit', 200, 200],
    ['李娜', 'masked', 400, 200],
    ['李娜', 'read', 400, 400],
    ['李娜', 'hidden', 400, 400],
    ['王磊', 'masked', 200, 200],
    ['王磊', 'read', 400, 400],
  ] as const)(
    'by %s, to whose role the value is %s: verified %i, invalid %i',
    async (name, level, verified, invalid) => {
      const { id, contactId } = await bed.customer()
      const spotCheckId = (await bed.draw(bed.company.departments.华东区)).result.id
      await bed.judge({ id, spotCheckId }, { verdict: 'wrong', fields: ['contact.email'] })
      for (const role of ['sales', 'sales_supervisor']) await bed.level(role, 'contact.email', level)
      try {
        const mark = { field: 'contact.email', contactId }
        expect((await bed.mark(id, { ...mark, reason: 'bounced' }, name)).status).toBe(invalid)
        expect((await bed.mark(id, { ...mark, how: 'phone' }, name)).status).toBe(verified)
      } finally {
        await sql`delete from role_field where field = 'contact.email'`.execute(bed.database.db)
      }
      const task = (await bed.toVerify()).rows.find((row) => row.id === id)?.task ?? null
      expect(task === null).toBe(verified === 200)
    },
  )

  test('isn’t taken back by who may only read the value', async () => {
    const { id } = await bed.customer()
    await bed.mark(id, { field: 'customer.address', how: 'visit' })
    const [mark] = (await bed.marksOf(id)).result.rows
    await bed.level('sales_supervisor', 'customer.address', 'read')
    try {
      const params = { id, markId: mark?.id ?? 0 }
      expect((await (await bed.as('李娜')).call(takeMarkBack, { params })).status).toBe(403)
    } finally {
      await sql`delete from role_field where field = 'customer.address'`.execute(bed.database.db)
    }
    expect(await fields(id)).toEqual(['customer.address visit'])
  })

  test('not with a hidden field, anywhere; with a masked one without words that could tell it', async () => {
    const { id, contactId } = await bed.customer()
    await bed.mark(id, { field: 'customer.address', how: 'visit', proof: '门口的牌子' })
    await bed.mark(id, { field: 'contact.email', contactId, reason: 'bounced', proof: 'zhao 退信' })
    await bed.level('sales_supervisor', 'customer.address', 'hidden')
    try {
      const { rows } = (await bed.marksOf(id, '李娜')).result
      expect(rows).toMatchObject([{ field: 'contact.email', reason: 'bounced', proof: null }])
      expect((await told(id, '李娜')).filter(({ mark }) => mark).map(({ mark }) => mark?.field)).toEqual([
        'contact.email',
      ])
      expect((await bed.mark(id, { field: 'customer.address', how: 'phone' }, '李娜')).status).toBe(400)
      expect((await bed.marksOf(id)).result.rows).toHaveLength(2)
    } finally {
      await sql`delete from role_field where field = 'customer.address'`.execute(bed.database.db)
    }
  })
})

test('goes when an import overwrites the value, and again when the import is taken back', async () => {
  const importing = await knownBed()
  const { database, callers, company } = importing
  const id = await company.customerOf('王磊', {
    name: '有标记的公司',
    mainBusiness: '轴承',
    address: '解放路 1 号',
  })
  const mark = (field: string) =>
    callers.王磊.call(setMark, { params: { id }, body: { field, how: 'phone' } })
  const marked = async () =>
    (
      await sql<{
        field: string
      }>`select field from field_mark where customer_id = ${id} order by field`.execute(database.db)
    ).rows.map(({ field }) => field)
  await mark('customer.mainBusiness')
  await mark('customer.address')
  const file = csv('公司名称,主营业务', '有标记的公司,减速机')
  const importId = await prepared(importing, callers.王磊, file)
  await importing.decide(importId, 'overwrite')
  await importing.runAs(callers.王磊, importId)
  expect((await importing.read(id)).mainBusiness).toBe('减速机')
  expect(await marked()).toEqual(['customer.address'])
  await mark('customer.mainBusiness')
  await importing.undo(importId)
  expect((await importing.read(id)).mainBusiness).toBe('轴承')
  expect(await marked()).toEqual(['customer.address'])
})

test('moves with a merge as its value does, and back with its undoing', async () => {
  const merging = await mergeBed()
  const { db } = merging.database
  const [keep, other] = [
    await merging.company.customerOf('王磊', { website: 'https://example.com' }),
    await merging.company.customerOf('王磊', {
      website: 'https://example.cn',
      contacts: [{ name: '赵明', phones: ['13800138000'], jobTitle: '采购' }],
    }),
  ]
  await sql`
    insert into field_mark (customer_id, field, how, verified_on, actor_id)
    select id, 'customer.website', 'website', current_date, ${merging.company.people.王磊} from customer
    where id = any(${[keep, other]}::bigint[])`.execute(db)
  await sql`
    insert into field_mark (customer_id, contact_id, field, how, verified_on, actor_id)
    select customer_id, id, 'contact.jobTitle', 'phone', current_date, ${merging.company.people.王磊} from contact
    where customer_id = ${other}`.execute(db)
  const marks = async () =>
    (
      await sql<{ customer: number; mark: string }>`
        select customer_id as customer, field || ' ' || how || coalesce(' ' || proof, '') as mark from field_mark
        order by customer_id, field`.execute(db)
    ).rows.map(({ customer, mark }) => [customer === keep ? 'keep' : 'other', mark])
  await sql`update field_mark set proof = '首页' where customer_id = ${keep}`.execute(db)
  const before = await marks()
  expect((await merging.merge(keep, [other], { choices: { website: other } })).status).toBe(200)
  expect(await marks()).toEqual([
    ['keep', 'contact.jobTitle phone'],
    ['keep', 'customer.website website'],
    ['other', 'customer.website website'],
  ])
  const [made] = await merging.mergesOf(keep)
  // Of the value that goes back, whoever made it.
  await sql`
    update field_mark set how = 'phone', at = now() where customer_id = ${keep} and field = 'customer.website'`.execute(
    db,
  )
  expect((await merging.undo(made?.id ?? 0)).status).toBe(200)
  expect(await marks()).toEqual(before)
})
