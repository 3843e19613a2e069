import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { updateContact } from '../../contract/contacts.ts'
import { updateCustomer } from '../../contract/customers.ts'
import { undoImport } from '../../contract/imports.ts'
import * as contract from '../../contract/privacy.ts'
import { search } from '../../contract/search.ts'
import { verifyAccessLog } from '../access-log/verify.ts'
import { upload as attach, pdf } from '../files/testing/uploads.ts'
import { work } from '../imports/testing/steps.ts'
import { sql } from '../platform/database.ts'
import { cuttingOff } from '../platform/testing/cut-off.ts'
import { type PrivacyBed, privacyBed, traces } from './testing/bed.ts'

const folder = mkdtempSync(join(tmpdir(), 'kemai-privacy-'))
type Tables = Record<string, string[]>
const telling = (tables: Tables) =>
  Object.entries(tables).flatMap(([name, lines]) =>
    lines.filter((line) => traces.test(line)).map((line) => `${name}: ${line}`),
  )

describe('a contact', () => {
  let bed: PrivacyBed
  let told: Awaited<ReturnType<PrivacyBed['story']>>
  let request: number
  let before: Tables
  let keys: string[]
  let version: number

  beforeAll(async () => {
    bed = await privacyBed()
    told = await bed.story()
    request = await bed.take('erase', { contactId: told.contactId })
    before = await bed.dump()
    keys = await bed.keysNow()
    version = (await bed.open(told.id)).result.version
  })

  test('has got everywhere', async () => {
    const tables = new Set(telling(before).map((line) => line.split(':')[0]))
    expect([...tables].sort()).toEqual([
      'assignment',
      'billing_profile',
      'change_log',
      'clash',
      'consent',
      'contact',
      'contact_phone',
      'customer',
      'delivery_address',
      'do_not_contact',
      'export',
      'field_mark',
      'file',
      'follow_up',
      'follow_up_plan',
      'hand_over',
      'import',
      'import_correction',
      'import_row',
      'list_view',
      'retention_hold',
      'reveal',
      'review_step',
      'spot_check_item',
      'stage_change',
      'tip',
    ])
    expect((await bed.contents()).filter((text) => traces.test(text))).toHaveLength(2)
  })

  test('is shown whole beforehand: what goes, what stays and why, and each mention', async () => {
    const { status, result, text } = await bed.preview(request)
    expect(status, text).toBe(200)
    expect(result.name).toBe('欧阳哨乙')
    expect(result.goes).toEqual(
      expect.arrayContaining([
        { what: 'contact', count: 2 },
        { what: 'phones', count: 2 },
        { what: 'consents', count: 4 },
        { what: 'importRows', count: 3 },
        { what: 'exports', count: 1 },
      ]),
    )
    expect(result.stays).toEqual(
      expect.arrayContaining([{ what: 'followUps', count: 2, why: 'withoutPerson' }]),
    )
    expect(result.mentions.map(({ where }) => where)).toEqual(
      expect.arrayContaining(['follow_up', 'follow_up_plan', 'customer', 'contact', 'file', 'list_view']),
    )
    const spoken = result.mentions.find(({ at }) => at.endsWith(':content') && at.startsWith('follow_up:'))
    expect(spoken?.text.filter(({ goes }) => goes).length).toBeGreaterThan(0)
    expect(result.files.find(({ id }) => id === told.fileId)).toMatchObject({ goes: false })
  })

  test('cut off in the middle, nothing is done', async () => {
    await cuttingOff(bed.database.db, { table: 'erasure', at: 'before insert' }, async () => {
      expect((await bed.erase(request)).status).toBe(503)
    })
    const after = await bed.dump()
    for (const name of ['contact', 'follow_up', 'import_row', 'export', 'change_log', 'privacy_request'])
      expect(after[name]).toEqual(before[name])
  })

  test('of two officers one erases, and nothing of the person is found anywhere', async () => {
    const answers = await Promise.all([
      bed.erase(request, { fileIds: [told.fileId] }),
      bed.erase(request, { fileIds: [told.fileId] }),
    ])
    expect(answers.map(({ status }) => status).sort(), answers[0].text + answers[1].text).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.error.code).toBe('privacy.closed')
    await bed.finish(folder)
    expect(telling(await bed.dump())).toEqual([])
    expect((await bed.contents(keys)).filter((text) => traces.test(text))).toEqual([])
    expect(readFileSync(join(folder, 'erasures.jsonl'), 'utf8')).toContain(`"id":${told.contactId}`)
  })

  test('everything of others is as it was', async () => {
    const after = await bed.dump()
    /** Rows that hold nothing of the person in words, and are the person's all the same, or count what was done. */
    const isTheirs = (name: string, line: string) =>
      ['contact_tag', 'access_log_unsealed', 'customer_tag'].includes(name) ||
      (name === 'consent' && !line.includes('"contact_id": 2,')) ||
      (name === 'change_log' && /"record": "contact(_tag)?"/.test(line)) ||
      ['privacy_request', 'stored_content', 'import'].includes(name)
    for (const [name, lines] of Object.entries(before)) {
      const kept = lines.filter((line) => !traces.test(line) && !isTheirs(name, line))
      const missing = kept.filter((line) => !after[name]?.includes(line))
      expect(missing, name).toEqual([])
    }
    expect(after.contact?.filter((line) => line.includes('李红')).length).toBe(2)
    expect(after.follow_up?.some((line) => line.includes('谈过，哨所的李工也在'))).toBe(true)
  })

  test('the record shows what remains, and search finds nobody', async () => {
    const [contact] = (await bed.contactsOf(told.id)).filter(({ id }) => id === told.contactId)
    expect(contact).toMatchObject({ name: '已删除的联系人', phones: [], email: null, remark: null })
    for (const q of ['欧阳哨乙', '欧阳', '3219', 'oysy'])
      expect(JSON.stringify((await told.caller.call(search, { query: { q } })).result), q).not.toMatch(
        /已删除|哨/,
      )
  })

  test('nobody writes on it again', async () => {
    const version = (await bed.contactsOf(told.id)).find(({ id }) => id === told.contactId)?.version ?? 1
    const { status, error } = await told.caller.call(updateContact, {
      params: { id: told.contactId },
      body: { version, changes: { name: '欧阳哨乙' } },
    })
    expect([status, error.code]).toEqual([409, 'privacy.erased'])
    await expect(bed.take('erase', { contactId: told.contactId })).rejects.toThrow('privacy.erased')
  })

  test('an edit that was begun before meets the new text', async () => {
    const { status, error } = await told.caller.call(updateCustomer, {
      params: { id: told.id },
      body: { version, changes: { initialNeed: '两台机床，找 13876543219，急' } },
    })
    expect([status, error.code]).toEqual([409, 'record.changed'])
  })

  test('whatever is taken back afterwards doesn’t bring the person back', async () => {
    const [merge] = await bed.mergesOf(told.id)
    expect((await bed.undo(merge?.id ?? 0)).status).toBe(200)
    expect((await bed.open(told.twin)).status).toBe(200)
    expect((await told.caller.call(undoImport, { params: { id: told.importId } })).status).toBe(200)
    await work(bed.app)
    for (const id of [told.importId, told.waiting, told.unread]) {
      await bed.map(told.caller, id)
      await work(bed.app)
    }
    const left = telling(await bed.dump())
    expect(left).toEqual([])
  })

  test('the access log still fits its seals', async () => {
    expect((await verifyAccessLog(bed.database)).findings).toEqual([])
  })
})

describe('a mention that is kept', () => {
  test('stays on the record and in its history; all others go', async () => {
    const bed = await privacyBed()
    const id = await bed.company.customerOf('王磊', {
      name: '同名有限公司',
      contacts: [{ name: '欧阳哨甲' }],
    })
    const [contact] = await bed.contactsOf(id)
    await bed.edit(id, { highlights: '欧阳哨甲（另一位）是老板', painPoints: '欧阳哨甲嫌贵' })
    const request = await bed.take('erase', { contactId: contact?.id ?? 0 })
    const keep = [`customer:${id}:highlights`]
    expect((await bed.erase(request, { keep })).result.replaced).toBe(1)
    expect((await bed.open(id)).result).toMatchObject({
      highlights: '欧阳哨甲（另一位）是老板',
      painPoints: '〔已删除〕嫌贵',
    })
    expect(telling(await bed.dump()).map((line) => line.split(':')[0])).toEqual(['change_log', 'customer'])
  })
})

describe('a customer who is a person', () => {
  test('goes with all words about them; number, owner and stages stay', async () => {
    const bed = await privacyBed()
    const person = {
      type: 'individual' as const,
      name: '欧阳哨甲',
      preferences: '哨兵私偏好',
      contacts: [{ name: '欧阳哨甲', phones: ['13987654321'] }],
    }
    const id = await bed.company.customerOf('王磊', person)
    const twin = await bed.company.customerOf('王磊', { ...person, name: '欧阳哨乙' })
    await bed.merge(id, [twin])
    await bed.edit(id, { highlights: '哨兵私住址', name: '欧阳哨乙' })
    for (const one of [id, twin]) await bed.noteHousehold(one, '哨兵私家庭')
    await bed.write('王磊', id, {
      content: '他说哨兵私的事',
      next: { on: await bed.day(2), goal: '哨兵私礼物' },
    })
    const card = await attach(await bed.as('王磊'), id, '身份证.pdf', pdf)
    const request = await bed.take('erase', { customerId: id })
    expect((await bed.preview(request)).result.files).toMatchObject([{ id: card.result.id, goes: true }])
    const { number } = (await bed.open(id)).result
    expect((await bed.erase(request)).status, bed.app.log.join()).toBe(200)
    await bed.finish(folder)
    expect(telling(await bed.dump())).toEqual([])
    expect((await bed.open(id)).result).toMatchObject({
      name: '已删除的客户',
      number,
      owner: { name: '王磊' },
    })
    const [merge] = await bed.mergesOf(id)
    const undo = await bed.undo(merge?.id ?? 0)
    const edit = await (await bed.as('王磊')).call(updateCustomer, {
      params: { id },
      body: { version: 99, changes: { name: '欧阳哨甲' } },
    })
    for (const { status, error } of [undo, edit])
      expect([status, error.code]).toEqual([409, 'privacy.erased'])
    expect(telling(await bed.dump())).toEqual([])
  })
})

test('a merge that was undone leaves two persons: one is erased, of the other only mentions', async () => {
  const bed = await privacyBed()
  const person = (name: string, preferences: string) => ({
    type: 'individual' as const,
    name,
    preferences,
    contacts: [{ name, phones: [] }],
  })
  const other = await bed.company.customerOf('王磊', person('李红', '喜欢打球'))
  const id = await bed.company.customerOf('王磊', person('欧阳哨甲', '哨兵私偏好'))
  await bed.merge(other, [id])
  const [merge] = await bed.mergesOf(other)
  expect((await bed.undo(merge?.id ?? 0)).status).toBe(200)
  await bed.edit(other, { highlights: '欧阳哨甲的同学' })
  const card = await attach(await bed.as('王磊'), other, '李红身份证.pdf', pdf)
  const request = await bed.take('erase', { customerId: id })
  const { mentions, files } = (await bed.preview(request)).result
  expect(mentions.map(({ at }) => at)).toEqual([`customer:${other}:highlights`])
  expect(files).toMatchObject([{ id: card.result.id, goes: false }])
  expect((await bed.erase(request)).status).toBe(200)
  expect((await bed.open(other)).result).toMatchObject({
    name: '李红',
    preferences: '喜欢打球',
    highlights: '〔已删除〕的同学',
  })
  expect((await bed.contactsOf(other)).map(({ name }) => name)).toEqual(['李红'])
  expect(telling(await bed.dump())).toEqual([])
})

test('what is in the trash is erased too, and comes back without the person', async () => {
  const bed = await privacyBed()
  const id = await bed.company.customerOf('王磊', { name: '旧厂', contacts: [{ name: '欧阳哨甲' }] })
  const [contact] = await bed.contactsOf(id)
  await sql`update customer set deleted_at = now() where id = ${id}`.execute(bed.database.db)
  const request = await bed.take('erase', { contactId: contact?.id ?? 0 })
  expect((await bed.erase(request)).status).toBe(200)
  await sql`update customer set deleted_at = null where id = ${id}`.execute(bed.database.db)
  expect(telling(await bed.dump())).toEqual([])
  expect((await bed.contactsOf(id))[0]?.name).toBe('已删除的联系人')
})

test('an export that is being made ends without its file', async () => {
  const bed = await privacyBed()
  const id = await bed.company.customerOf('王磊', { contacts: [{ name: '欧阳哨甲' }] })
  const [contact] = await bed.contactsOf(id)
  const request = await bed.take('erase', { contactId: contact?.id ?? 0 })
  const { db } = bed.database
  // The erasure comes while the finished file is about to be told of.
  await sql`
    create function meanwhile() returns trigger language plpgsql as $$
    begin if new.status = 'done' then return null; end if; return new; end $$`.execute(db)
  await sql`create trigger meanwhile before update on export for each row execute function meanwhile()`.execute(
    db,
  )
  await bed.madeExport('欧阳哨甲')
  await sql`drop trigger meanwhile on export`.execute(db)
  expect((await bed.erase(request)).status).toBe(200)
  const { rows } = await sql`select status from export`.execute(db)
  expect(rows).toEqual([{ status: 'stopped' }])
  expect(await bed.contents()).toEqual([])
})

test('while an import is at work nothing is erased', async () => {
  const bed = await privacyBed()
  const id = await bed.company.customerOf('王磊', { contacts: [{ name: '欧阳哨甲' }] })
  const [contact] = await bed.contactsOf(id)
  const request = await bed.take('erase', { contactId: contact?.id ?? 0 })
  await sql`insert into import (file_name, status, created_by) values ('a.csv', 'running', ${bed.company.people.王磊})`.execute(
    bed.database.db,
  )
  const { status, error } = await bed.erase(request)
  expect([status, error.code]).toEqual([409, 'privacy.import_running'])
  expect((await bed.contactsOf(id))[0]?.name).toBe('欧阳哨甲')
})

test('the list of what was erased holds ids alone', async () => {
  const bed = await privacyBed()
  const id = await bed.company.customerOf('王磊', { contacts: [{ name: '欧阳哨甲' }] })
  const [contact] = await bed.contactsOf(id)
  await bed.erase(await bed.take('erase', { contactId: contact?.id ?? 0 }))
  const { text } = await bed.officer.call(contract.listErasures)
  const lines = text.trim().split('\n')
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ customer: { id }, contacts: [{ id: contact?.id }] })
})
