import { beforeAll, describe, expect, test } from 'vitest'
import { barContact, readConsents, withdrawConsent } from '../../contract/consents.ts'
import { updateContact } from '../../contract/contacts.ts'
import * as contract from '../../contract/privacy.ts'
import { readWorkbench } from '../../contract/workbench.ts'
import { sql } from '../platform/database.ts'
import { workbookText } from '../platform/testing/workbook-text.ts'
import { type PrivacyBed, privacyBed } from './testing/bed.ts'

let bed: PrivacyBed
let id: number
let contactId: number
beforeAll(async () => {
  bed = await privacyBed()
  id = await bed.company.customerOf('王磊', {
    name: '请求有限公司',
    contacts: [{ name: '高明', phones: ['13611112222'], remark: '爱喝茶' }],
  })
  contactId = (await bed.contactsOf(id))[0]?.id ?? 0
})

const intake = async (body: object) =>
  bed.officer.call(contract.createPrivacyRequest, {
    body: {
      kind: 'copy',
      contactId,
      receivedOn: await bed.day(0),
      channel: 'phone',
      identity: '回拨核对',
      ...body,
    },
  })
const close = (request: number, body: object) =>
  bed.officer.call(contract.closePrivacyRequest, { params: { id: request }, body })
const copy = async (request: number) =>
  workbookText(bed.app.app, {
    url: `/api/privacy/requests/${request}/copy`,
    headers: { cookie: await bed.cookieOf('管理员') },
  })
const consentsOf = async (contact: number) =>
  (await bed.officer.call(readConsents, { params: { id: contact } })).result.consents
const read = async (request: number) =>
  (await bed.officer.call(contract.readPrivacyRequest, { params: { id: request } })).result

describe('taking in', () => {
  test('it is mine and due after as many days as the organisation gives itself', async () => {
    await sql`update organisation set privacy_days = 10`.execute(bed.database.db)
    const { id: made } = (await intake({ receivedOn: await bed.day(-2) })).result
    const { request } = await read(made)
    expect(request).toMatchObject({
      kind: 'copy',
      owner: { name: '管理员' },
      dueOn: await bed.day(8),
      isOverdue: false,
      outcome: null,
      person: { contactId, customerId: id, name: '高明', customerName: '请求有限公司' },
    })
  })

  test.each([
    ['of nobody', { contactId: undefined }, 'contactId'],
    ['of two', { customerId: 1 }, 'contactId'],
    ['of a company', { contactId: undefined, customerId: 'own' }, 'customerId'],
    ['to somebody who may not', { ownerId: 'sales' }, 'ownerId'],
    ['of tomorrow', { receivedOn: 'tomorrow' }, 'receivedOn'],
  ])('%s is refused', async (_, given: Record<string, unknown>, path) => {
    const body = {
      ...given,
      ...(given.customerId === 'own' ? { customerId: id } : {}),
      ...(given.ownerId ? { ownerId: bed.company.people.王磊 } : {}),
      ...(given.receivedOn ? { receivedOn: await bed.day(1) } : {}),
    }
    const { status, error } = await intake(body)
    expect([status, error.fields.map((field) => field.path)]).toEqual([400, [path]])
  })

  test('of somebody who isn’t there is not found', async () => {
    expect((await intake({ contactId: 999_999 })).status).toBe(404)
  })
})

describe('who sees requests', () => {
  test('only who handles them', async () => {
    for (const name of ['王磊', '李娜', '赵总', '沈计'] as const) {
      const caller = await bed.as(name)
      expect((await caller.call(contract.listPrivacyRequests)).status, name).toBe(403)
      const { error } = await caller.call(contract.createPrivacyRequest, { body: {} })
      expect(error.code, name).toBe('permission.denied')
    }
  })

  test('who handles them and sees no customer learns no name and acts on nobody', async () => {
    await sql`
      insert into role_permission (role_id, object, action, scope) select id, 'privacy', 'manage', 'all' from role where key = 'auditor'`.execute(
      bed.database.db,
    )
    const caller = await bed.as('沈计')
    const made = await bed.take('erase', { contactId })
    const { rows } = (await caller.call(contract.listPrivacyRequests)).result
    expect(rows.find((row) => row.id === made)?.person).toEqual({
      contactId,
      customerId: null,
      name: null,
      customerName: null,
    })
    for (const endpoint of [contract.previewErasure, contract.erasePerson, contract.copyOfPerson])
      expect((await caller.call(endpoint, { params: { id: made }, body: {} })).status).toBe(404)
    await close(made, { outcome: 'withdrawn' })
  })

  test('names are as masked as elsewhere', async () => {
    await sql`
      insert into role_permission (role_id, object, action, scope) select id, 'privacy', 'manage', 'all' from role where key = 'finance'`.execute(
      bed.database.db,
    )
    await sql`insert into role_field (role_id, field, level) select id, 'contact.name', 'masked' from role where key = 'finance'
      on conflict (role_id, field) do update set level = 'masked'`.execute(bed.database.db)
    const { rows } = (await (await bed.as('冯涛')).call(contract.listPrivacyRequests)).result
    expect(rows[0]?.person).toMatchObject({ name: '高*', customerName: '请求有限公司' })
  })
})

describe('closing', () => {
  test.each([
    ['a refusal without ground', 'copy', { outcome: 'refused' }, 'ground'],
    ['a ground without refusal', 'copy', { outcome: 'done', ground: 'not_held' }, 'ground'],
    ['another ground without words', 'copy', { outcome: 'refused', ground: 'other' }, 'words'],
    ['an erasure that wasn’t made', 'erase', { outcome: 'done' }, 'outcome'],
    ['a correction of nothing', 'correct', { outcome: 'done' }, 'changeIds'],
    ['a copy that nobody made', 'copy', { outcome: 'done' }, 'outcome'],
    ['a consent that nobody withdrew', 'withdraw', { outcome: 'done' }, 'outcome'],
    ['a change that isn’t there', 'correct', { outcome: 'done', changeIds: [999_999] }, 'changeIds.0'],
  ] as const)('%s is refused', async (_, kind, body, path) => {
    const request = await bed.take(kind, { contactId })
    const { status, error } = await close(request, body)
    expect([status, error.fields.map((field) => field.path)]).toEqual([400, [path]])
  })

  test('a correction tells what was changed since', async () => {
    const request = await bed.take('correct', { contactId })
    expect((await read(request)).changes).toEqual([])
    const version = (await bed.contactsOf(id))[0]?.version ?? 1
    await (await bed.as('王磊')).call(updateContact, {
      params: { id: contactId },
      body: { version, changes: { jobTitle: '厂长' } },
    })
    const [change] = (await read(request)).changes
    expect(change).toMatchObject({ actor: { name: '王磊' }, fields: ['contact.jobTitle'] })
    expect((await close(request, { outcome: 'done', changeIds: [change?.id] })).status).toBe(200)
    expect(await read(request)).toMatchObject({ request: { outcome: 'done' }, chosen: [change?.id] })
  })

  test('a copy is done once it was made for this very request', async () => {
    const [earlier, request] = [await bed.take('copy', { contactId }), await bed.take('copy', { contactId })]
    await copy(earlier)
    expect(await read(request)).toMatchObject({ isDone: false })
    expect((await close(request, { outcome: 'done' })).status).toBe(400)
    await copy(request)
    expect(await read(request)).toMatchObject({ isDone: true })
    expect((await close(request, { outcome: 'done' })).status).toBe(200)
    expect((await close(earlier, { outcome: 'done' })).status).toBe(200)
  })

  test('a withdrawal is done by one of this person since', async () => {
    const [standing] = await consentsOf(contactId)
    const withdraw = async (one: number) =>
      bed.officer.call(withdrawConsent, { params: { id: one }, body: { on: await bed.day(0) } })
    const other = await bed.company.customerOf('王磊', { contacts: [{ name: '别人' }] })
    const request = await bed.take('withdraw', { contactId })
    const [stranger] = await bed.contactsOf(other)
    const [strange] = await consentsOf(stranger?.id ?? 0)
    expect((await withdraw(strange?.id ?? 0)).status).toBe(200)
    expect((await close(request, { outcome: 'done' })).error.fields[0]?.code).toBe('privacy.no_withdrawal')
    expect((await withdraw(standing?.id ?? 0)).status).toBe(200)
    expect(await read(request)).toMatchObject({ isDone: true })
    expect((await close(request, { outcome: 'done' })).status).toBe(200)
    // What was withdrawn before doesn't answer who asks anew.
    await sql`update consent set withdrawn_at = withdrawn_at - interval '1 day'`.execute(bed.database.db)
    const again = await bed.take('withdraw', { contactId })
    expect((await close(again, { outcome: 'done' })).status).toBe(400)
    expect((await close(again, { outcome: 'refused', ground: 'not_held' })).status).toBe(200)
  })

  test.each([
    ['the first instant of that day', 0, true],
    ['the day before', -1, false],
  ])(
    'a withdrawal that was noted before the request was entered counts from the day it came in: %s',
    async (_, seconds, isDone) => {
      const made = await bed.company.customerOf('王磊', { contacts: [{ name: '先退' }] })
      const [contact] = await bed.contactsOf(made)
      const [standing] = await consentsOf(contact?.id ?? 0)
      const receivedOn = await bed.day(-2)
      await sql`
      update consent set withdrawn_on = ${receivedOn}::date,
        withdrawn_at = ${receivedOn}::timestamp at time zone 'Asia/Shanghai' + ${seconds} * interval '1 second'
      where id = ${standing?.id ?? 0}`.execute(bed.database.db)
      const { id: request } = (await intake({ kind: 'withdraw', contactId: contact?.id, receivedOn })).result
      expect(await read(request)).toMatchObject({ isDone })
      expect((await close(request, { outcome: 'done' })).status).toBe(isDone ? 200 : 400)
    },
  )

  test('a mark that they aren’t to be contacted is a withdrawal too, until it is lifted', async () => {
    const made = await bed.company.customerOf('王磊', { contacts: [{ name: '别打' }] })
    const [contact] = await bed.contactsOf(made)
    const bar = (channels: string[]) =>
      bed.officer.call(barContact, { params: { id: contact?.id ?? 0 }, body: { channels } })
    await bar(['phone'])
    const request = await bed.take('withdraw', { contactId: contact?.id ?? 0 })
    expect(await read(request)).toMatchObject({ isDone: true })
    await bar([])
    expect(await read(request)).toMatchObject({ isDone: false })
    await bar(['all'])
    expect((await close(request, { outcome: 'done' })).status).toBe(200)
  })

  test('once', async () => {
    const request = await bed.take('withdraw', { contactId })
    const answers = await Promise.all([
      close(request, { outcome: 'withdrawn' }),
      close(request, { outcome: 'refused', ground: 'not_the_person' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    for (const endpoint of [contract.updatePrivacyRequest, contract.copyOfPerson])
      expect((await bed.officer.call(endpoint, { params: { id: request }, body: {} })).status).toBe(409)
  })
})

describe('the list', () => {
  test('those that are due first, page by page, and the closed ones apart', async () => {
    const early = await bed.take('withdraw', { contactId })
    await bed.officer.call(contract.updatePrivacyRequest, {
      params: { id: early },
      body: { dueOn: await bed.day(-1) },
    })
    const all = (await bed.officer.call(contract.listPrivacyRequests)).result
    expect(all.rows[0]).toMatchObject({ id: early, isOverdue: true })
    expect(all.counts).toEqual({ open: all.rows.length, overdue: 1 })
    const ids: number[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: Awaited<ReturnType<typeof listPage>> = await listPage(after)
      ids.push(...page.rows.map((row) => row.id))
      after = page.next
    }
    expect(ids).toEqual(all.rows.map((row) => row.id))
    const { rows } = (await bed.officer.call(contract.listPrivacyRequests, { query: { state: 'closed' } }))
      .result
    expect(rows.every(({ outcome }) => outcome !== null)).toBe(true)
    expect(all.officers.map(({ name }) => name)).toContain('管理员')
    const bench = (await bed.officer.call(readWorkbench)).result.privacy
    expect(bench).toEqual({ mine: all.rows.length, overdue: 1 })
    expect((await (await bed.as('王磊')).call(readWorkbench)).result.privacy).toEqual({ mine: 0, overdue: 0 })
  })
})
const listPage = async (after: string) =>
  (await bed.officer.call(contract.listPrivacyRequests, { query: { limit: 2, ...(after && { after }) } }))
    .result

test('a copy holds everything of the person and nothing of others, and is recorded', async () => {
  await bed.company.customerOf('王磊', {
    name: '别家',
    contacts: [{ name: '别人', phones: ['13699998888'] }],
  })
  await bed.write('王磊', id, { content: '和高明谈了茶', contactId, noNext: { reason: 'not_now' } })
  await bed.write('王磊', id, { content: '和别的同事谈了', noNext: { reason: 'not_now' } })
  const request = await bed.take('copy', { contactId })
  const text = await copy(request)
  for (const held of ['高明', '+8613611112222', '爱喝茶', '和高明谈了茶', '厂长', '王磊'])
    expect(text, held).toContain(held)
  for (const other of ['别人', '13699998888', '和别的同事谈了']) expect(text, other).not.toContain(other)
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from access_log where action = 'person.copied' and object_id = ${request}`.execute(
    bed.database.db,
  )
  expect(rows[0]?.count).toBe(1)
})
