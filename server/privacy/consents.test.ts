import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as contract from '../../contract/consents.ts'
import { createContact } from '../../contract/contacts.ts'
import { exportCustomers, listCustomers } from '../../contract/customers.ts'
import { pdf, upload } from '../files/testing/uploads.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import { type PrivacyBed, privacyBed } from './testing/bed.ts'

let bed: PrivacyBed
let seller: Caller
let id: number
let contactId: number
let purposes: contract.PrivacyPurpose[]
let today: string

beforeAll(async () => {
  bed = await privacyBed()
  seller = await bed.as('王磊')
  today = await bed.day(0)
  purposes = (await seller.call(contract.listPurposes)).result.rows
})
beforeEach(async () => {
  id = await bed.company.customerOf('王磊', {
    name: `同意${Math.random()}公司`,
    contacts: [{ name: '高明', phones: ['13611112222'] }],
  })
  contactId = (await bed.contactsOf(id))[0]?.id ?? 0
})

const purpose = (name: string) => purposes.find((one) => one.name === name)?.id ?? 0
const note = (body: object, caller = seller) =>
  caller.call(contract.noteConsent, {
    params: { id: contactId },
    body: { purposeId: purpose('营销推送'), basis: 'consent', givenOn: today, ...body },
  })
const withdraw = (consent: number, on = today) =>
  seller.call(contract.withdrawConsent, { params: { id: consent }, body: { on } })
const bar = (body: object) => seller.call(contract.barContact, { params: { id: contactId }, body })
const read = async (caller = seller) =>
  (await caller.call(contract.readConsents, { params: { id: contactId } })).result
const card = async () => (await bed.contactsOf(id)).find((one) => one.id === contactId)

describe('a new contact', () => {
  test('is entered for what the organisation does anyway, nobody types it', async () => {
    expect((await card())?.consents).toEqual([
      { purpose: '客户跟进与报价', basis: 'contract', isWithdrawn: false },
    ])
    expect((await read()).consents[0]).toMatchObject({ notedBy: { name: '王磊' }, givenOn: today, way: null })
  })

  test('without a default is entered for nothing; with another one for that', async () => {
    const rules = (body: object) => bed.officer.call(contract.updatePrivacyRules, { body })
    await rules({ defaultPurposeId: null })
    const { result: first } = await seller.call(createContact, { params: { id }, body: { name: '无依据' } })
    await rules({ defaultPurposeId: purpose('合同履行'), defaultBasis: 'consent' })
    const { result: second } = await seller.call(createContact, { params: { id }, body: { name: '有依据' } })
    await rules({ defaultPurposeId: purpose('客户跟进与报价'), defaultBasis: 'contract' })
    const of = async (one: number) => (await bed.contactsOf(id)).find((row) => row.id === one)?.consents
    expect(await of(first.id)).toEqual([])
    expect(await of(second.id)).toEqual([{ purpose: '合同履行', basis: 'consent', isWithdrawn: false }])
  })
})

describe('a consent', () => {
  test('is noted with how and by which proof, and stands once for a purpose', async () => {
    const file = await upload(seller, id, '同意书.pdf', pdf)
    const made = await note({ way: 'written', proof: '展会签字', fileId: file.result.id })
    expect(made.status, made.text).toBe(200)
    expect((await read()).consents.find((one) => one.id === made.result.id)).toMatchObject({
      purpose: { name: '营销推送', isMarketing: true },
      basis: 'consent',
      way: 'written',
      proof: '展会签字',
      file: { name: '同意书.pdf' },
      notedBy: { name: '王磊' },
      withdrawnOn: null,
    })
    expect((await note({})).error.code).toBe('consent.stands')
  })

  test.each([
    ['of tomorrow', { givenOn: 'tomorrow' }, 'givenOn'],
    ['for nothing', { purposeId: 999_999 }, 'purposeId'],
    ['by a file of another customer', { fileId: 'other' }, 'fileId'],
  ])('%s is refused', async (_, given: Record<string, unknown>, path) => {
    const other = await bed.company.customerOf('王磊')
    const file = await upload(seller, other, '别家.pdf', pdf)
    const { status, error } = await note({
      ...given,
      ...(given.givenOn ? { givenOn: await bed.day(1) } : {}),
      ...(given.fileId ? { fileId: file.result.id } : {}),
    })
    expect([status, error.fields.map((field) => field.path)]).toEqual([400, [path]])
  })

  test('to marketing taken back bars marketing, and its history stays', async () => {
    const { id: made } = (await note({})).result
    expect((await withdraw(made)).status).toBe(200)
    expect((await withdraw(made)).error.code).toBe('consent.withdrawn')
    expect((await card())?.consents).toContainEqual({
      purpose: '营销推送',
      basis: 'consent',
      isWithdrawn: true,
    })
    expect((await card())?.doNotContact).toMatchObject({ channels: ['marketing'], since: today })
    expect((await note({})).status).toBe(200)
    expect((await read()).consents.map(({ withdrawnBy }) => withdrawnBy?.name ?? null)).toEqual([
      null,
      null,
      '王磊',
    ])
  })

  test('to anything else taken back bars nothing', async () => {
    const { id: made } = (await note({ purposeId: purpose('满意度回访') })).result
    await withdraw(made)
    expect((await card())?.doNotContact).toBeNull()
  })
})

describe('do not contact', () => {
  test('stands with why and since when, is changed, and lifted; each step stays', async () => {
    await bar({ channels: ['phone', 'phone'], reason: '只收邮件' })
    expect((await card())?.doNotContact).toEqual({ channels: ['phone'], since: today, reason: '只收邮件' })
    await bar({ channels: ['all'] })
    expect((await card())?.doNotContact).toMatchObject({ channels: ['all'], reason: null })
    await bar({ channels: [] })
    expect((await card())?.doNotContact).toBeNull()
    expect((await read()).doNotContact.map(({ liftedBy }) => liftedBy?.name)).toEqual(['王磊', '王磊'])
  })

  test('shows in the list and in exports', async () => {
    await bar({ channels: ['phone', 'marketing'] })
    const { rows } = (await seller.call(listCustomers)).result
    expect(rows.find((row) => row.id === id)?.primaryContact?.isBarred).toBe(true)
    expect(rows.filter(({ primaryContact }) => primaryContact?.isBarred)).toHaveLength(1)
    const { text } = await seller.call(exportCustomers, { query: { format: 'csv' } })
    expect(text.split('\n')[0]).toContain('请勿联系')
    expect(text.split('\n').filter((line) => line.includes('营销、电话'))).toHaveLength(1)
  })

  test('holds for whom a contact becomes part of', async () => {
    await bar({ channels: ['phone'] })
    const keep = await bed.company.customerOf('王磊', {
      name: '留下公司',
      contacts: [{ name: '高明', phones: ['13611112222'] }],
    })
    const merged = await bed.merge(keep, [id])
    expect(merged.status, merged.text).toBe(200)
    const [contact] = await bed.contactsOf(keep)
    expect(contact?.doNotContact?.channels).toEqual(['phone'])
    contactId = contact?.id ?? 0
    await bar({ channels: [] })
    expect((await bed.contactsOf(keep))[0]?.doNotContact).toBeNull()
  })
})

describe('who sees and writes', () => {
  test('who sees the customer; words only where the person is seen in clear', async () => {
    await note({ proof: '高明当面同意' })
    await bar({ channels: ['phone'], reason: '高明说的' })
    const reader = await bed.as('周敏')
    const { rows } = (await reader.call(contract.listPurposes)).result
    expect(rows.length).toBe(4)
    await sql`
      insert into role_field (role_id, field, level) select id, 'contact.name', 'masked' from role where key = 'finance'
      on conflict (role_id, field) do update set level = 'masked'`.execute(bed.database.db)
    const masked = await read(await bed.as('冯涛'))
    expect(masked.consents.map(({ proof }) => proof)).toEqual([null, null])
    expect(masked.doNotContact[0]).toMatchObject({ channels: ['phone'], reason: null })
    expect(masked.can.edit).toBe(false)
    const stranger = await bed.as('陈静')
    expect((await stranger.call(contract.readConsents, { params: { id: contactId } })).status).toBe(404)
    const { consents } = await read()
    const strange = await stranger.call(contract.withdrawConsent, {
      params: { id: consents[0]?.id ?? 0 },
      body: { on: today },
    })
    expect(strange.status).toBe(404)
    expect((await note({}, await bed.as('冯涛'))).status).toBe(403)
  })
})

describe('purposes', () => {
  test('are the organisation’s own; the default one stays in use', async () => {
    const create = (name: string) => bed.officer.call(contract.createPurpose, { body: { name } })
    const { id: made } = (await create('年会邀请')).result
    expect((await create('年会邀请')).error.code).toBe('privacy.purpose_taken')
    const update = (one: number, body: object) =>
      bed.officer.call(contract.updatePurpose, { params: { id: one }, body })
    expect((await update(made, { active: false })).status).toBe(200)
    expect((await note({ purposeId: made })).error.fields[0]?.path).toBe('purposeId')
    expect((await update(purpose('客户跟进与报价'), { active: false })).error.fields[0]?.path).toBe('active')
    expect((await update(999_999, { name: '无' })).status).toBe(404)
  })
})
