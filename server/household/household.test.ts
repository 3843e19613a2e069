import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  noteConsent,
  readConsents,
  updatePrivacyRules,
  updatePurpose,
  withdrawConsent,
} from '../../contract/consents.ts'
import { deleteContact } from '../../contract/contacts.ts'
import { customerHistory } from '../../contract/customer-history.ts'
import * as customers from '../../contract/customers.ts'
import * as contract from '../../contract/household.ts'
import { search } from '../../contract/search.ts'
import { readSession } from '../../contract/session.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { csv } from '../imports/testing/bed.ts'
import { prepared } from '../imports/testing/steps.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import { type PrivacyBed, privacyBed } from '../privacy/testing/bed.ts'

let bed: PrivacyBed
let officer: Caller
let seller: Caller
let today: string
const purposeId = 3

beforeAll(async () => {
  bed = await privacyBed()
  officer = bed.officer
  seller = await bed.as('王磊')
  today = await bed.day(0)
})
beforeEach(async () => {
  const { isOn } = (await officer.call(contract.readHousehold)).result
  if (isOn) await off('erase')
  await on()
})

const on = (id = purposeId) => officer.call(contract.switchHouseholdOn, { body: { purposeId: id } })
const off = (noted: 'erase' | 'keep') => officer.call(contract.switchHouseholdOff, { body: { noted } })
const setting = async (caller = officer) => (await caller.call(contract.readHousehold)).result

let count = 0
/** A person of 王磊; without a contact where asked for. */
const person = (contacts = [{ name: '司马' }], extra = {}) => {
  count += 1
  return bed.company.customerOf('王磊', { type: 'individual', name: `司马${count}号`, contacts, ...extra })
}
const open = async (id: number, caller = officer) =>
  (await caller.call(customers.openCustomer, { params: { id } })).result
const write = async (id: number, household: string | null, consent?: object, caller = officer) => {
  const { version } = await open(id)
  return caller.call(customers.updateCustomer, {
    params: { id },
    body: { version, changes: { household }, ...(consent && { householdConsent: consent }) },
  })
}
const consent = () => ({ givenOn: today, way: 'spoken', proof: '当面说好' })
const noted = async (text = '两个孩子') => {
  const id = await person()
  const answer = await write(id, text, consent())
  expect(answer.status, answer.text).toBe(200)
  return id
}
const consentsOf = async (id: number) => {
  const [contact] = await bed.contactsOf(id, '管理员')
  const read = await officer.call(readConsents, { params: { id: contact?.id ?? 0 } })
  return { contactId: contact?.id ?? 0, rows: read.result.consents }
}
const withdraw = async (id: number) => {
  const { rows } = await consentsOf(id)
  const one = rows.find(({ purpose }) => purpose.id === purposeId)
  return officer.call(withdrawConsent, { params: { id: one?.id ?? 0 }, body: { on: today } })
}
const history = async (id: number, caller = officer) =>
  (await caller.call(customerHistory, { params: { id }, query: {} })).result.rows.flatMap(({ changes }) =>
    changes.filter(({ field }) => field === 'household'),
  )
/** Every row of every table in which a text stands. */
const tablesWith = async (text: string) =>
  Object.entries(await bed.dump()).flatMap(([name, lines]) =>
    lines.some((line) => line.includes(text)) ? [name] : [],
  )

describe('off', () => {
  test('nothing is seen of it and nothing written, whoever asks', async () => {
    const id = await noted('住在西湖边')
    await off('keep')
    for (const caller of [officer, seller, await bed.as('钱总')]) {
      const { text, result } = await caller.call(customers.openCustomer, { params: { id } })
      expect(text).not.toContain('住在西湖边')
      expect(Object.keys(result)).not.toContain('household')
      const { me } = (await caller.call(readSession)).result
      expect(me?.fields['customer.household']).toBe('hidden')
    }
    expect((await write(id, '别的')).error.code).toBe('household.off')
    const draft = { type: 'individual', name: '无处可填', household: '两个孩子' }
    expect((await officer.call(customers.createCustomer, { body: draft })).error.code).toBe('household.off')
    expect(await history(id)).toEqual([])
    expect((await setting()).isOn).toBe(false)
    expect(await setting(seller)).toEqual({ isOn: false, purpose: null, noted: null })
  })
})

describe('switched on', () => {
  test('by who manages the settings, for a purpose in use that isn’t the default one', async () => {
    await off('erase')
    expect((await seller.call(contract.switchHouseholdOn, { body: { purposeId } })).status).toBe(403)
    expect((await on(999)).error.fields[0]).toMatchObject({ path: 'purposeId', code: 'reference' })
    expect((await on(1)).error.fields[0]?.code).toBe('household.default_purpose')
    expect((await on()).status).toBe(200)
    expect(await setting()).toEqual({ isOn: true, purpose: { id: 3, name: '营销推送' }, noted: 0 })
    expect(await setting(seller)).toEqual({ isOn: false, purpose: null, noted: null })
  })

  test('its purpose stays in use and doesn’t become the default one', async () => {
    const retired = await officer.call(updatePurpose, { params: { id: purposeId }, body: { active: false } })
    expect(retired.error.fields[0]).toMatchObject({ path: 'active', code: 'purpose.household' })
    const rules = await officer.call(updatePrivacyRules, { body: { defaultPurposeId: purposeId } })
    expect(rules.error.fields[0]).toMatchObject({ path: 'defaultPurposeId', code: 'purpose.household' })
  })

  test('who switched it when is an event and stands in the access log', async () => {
    await off('keep')
    const { rows } = await sql<{ kind: string; actor: number; data: object }>`
      select kind, actor_id as actor, data from event where kind like 'household.%' order by id desc limit 2`.execute(
      bed.database.db,
    )
    const actor = bed.company.people.管理员
    expect(rows).toEqual([
      { kind: 'household.off', actor, data: { noted: 'keep', erased: 0 } },
      { kind: 'household.on', actor, data: { purposeId } },
    ])
    const { rows: log } = await sql<{ data: unknown }>`
      select data from access_log where action = 'organisation.changed' order by id desc limit 1`.execute(
      bed.database.db,
    )
    expect(log[0]?.data).toMatchObject({ changes: { householdOn: [true, false] } })
  })

  test('is seen by administrators and the management, by nobody else, the owner neither', async () => {
    const id = await noted('爱人在税务局')
    expect((await open(id)).household).toBe('爱人在税务局')
    expect((await open(id, await bed.as('钱总'))).household).toBe('爱人在税务局')
    for (const name of ['王磊', '李娜', '周敏'] as const) {
      const caller = await bed.as(name)
      const answers = await Promise.all([
        caller.call(customers.openCustomer, { params: { id } }),
        caller.call(customerHistory, { params: { id }, query: {} }),
        caller.call(readTimeline, { params: { id } }),
        caller.call(customers.listCustomers, { query: { columns: 'household' } }),
        caller.call(customers.exportCustomers, { query: { format: 'csv', columns: 'name,household' } }),
        caller.call(search, { query: { q: '税务局' } }),
      ])
      for (const { text } of answers) expect(text).not.toContain('税务局')
    }
    expect((await write(id, '别的', undefined, seller)).error.code).toBe('permission.denied')
    const { text } = await officer.call(search, { query: { q: '税务局' } })
    expect(text).not.toContain('税务局')
  })
})

describe('written', () => {
  test('only with a basis, which is noted in the same step', async () => {
    const id = await person()
    const refused = await write(id, '两个孩子')
    expect(refused.error).toMatchObject({
      code: 'household.no_consent',
      fields: [{ path: 'changes.household', code: 'household.no_consent' }],
    })
    expect(refused.error.message).toContain('营销推送')
    expect((await write(id, '两个孩子', { givenOn: await bed.day(1) })).error.fields[0]).toMatchObject({
      path: 'householdConsent.givenOn',
      code: 'date.future',
    })
    expect((await open(id)).household).toBeNull()
    expect((await write(id, '两个孩子', consent())).status).toBe(200)
    expect((await consentsOf(id)).rows.find(({ purpose }) => purpose.id === purposeId)).toMatchObject({
      basis: 'consent',
      way: 'spoken',
      proof: '当面说好',
    })
    // It stands from now on; what is said again isn't noted twice.
    expect((await write(id, '三个孩子', consent())).status).toBe(200)
    expect(await history(id)).toEqual([
      { field: 'household', before: '两个孩子', after: '三个孩子' },
      { field: 'household', before: null, after: '两个孩子' },
    ])
  })

  test('with an entry; who was entered without a contact gets the one that is the person', async () => {
    const entry = { type: 'individual', name: '诸葛一', household: '独居' }
    const refused = await officer.call(customers.createCustomer, { body: entry })
    expect(refused.error.code).toBe('household.no_consent')
    const made = await officer.call(customers.createCustomer, {
      body: { ...entry, householdConsent: consent() },
    })
    expect(made.status, made.text).toBe(200)
    expect((await open(made.result.id)).household).toBe('独居')
    const contacts = await bed.contactsOf(made.result.id, '管理员')
    expect(contacts.map(({ name, isPrimary }) => [name, isPrimary])).toEqual([['诸葛一', true]])
  })

  test('a basis for another purpose, or of somebody else, isn’t one', async () => {
    const id = await person()
    await noted()
    const { contactId } = await consentsOf(id)
    const body = { purposeId: 4, basis: 'consent', givenOn: today }
    expect((await officer.call(noteConsent, { params: { id: contactId }, body })).status).toBe(200)
    expect((await write(id, '两个孩子')).error.code).toBe('household.no_consent')
  })

  test('never on a company, and gone from whom becomes one', async () => {
    const company = await bed.company.customerOf('王磊', { name: '某某有限公司' })
    expect((await write(company, '两个孩子', consent())).error.fields[0]).toMatchObject({
      path: 'changes.household',
      code: 'household.company',
    })
    const id = await noted()
    const { version } = await open(id)
    await officer.call(customers.updateCustomer, {
      params: { id },
      body: { version, changes: { type: 'company' } },
    })
    expect((await open(id)).household).toBeNull()
  })
})

describe('a consent taken back', () => {
  test('empties it in the same step; the history says so without the value', async () => {
    const id = await noted('离异带一子')
    // Together with another field, whose history stays.
    const { version } = await open(id)
    const changes = { household: '离异带一子一女', preferences: '只收短信' }
    await officer.call(customers.updateCustomer, { params: { id }, body: { version, changes } })
    expect((await withdraw(id)).status).toBe(200)
    expect((await open(id)).household).toBeNull()
    expect(await history(id)).toEqual([{ field: 'household', before: null, after: null }])
    expect(await tablesWith('离异带一子')).toEqual([])
    expect(await tablesWith('只收短信')).toEqual(['change_log', 'customer'])
    expect((await write(id, '离异带一子')).error.code).toBe('household.no_consent')
  })

  test('takes files of exports along, and what is shown of sheets while they are matched', async () => {
    const id = await noted('父母同住')
    await bed.madeExport('司马')
    const keys = await bed.keysNow()
    expect((await bed.contents(keys)).some((text) => text.includes('父母同住'))).toBe(true)
    await withdraw(id)
    await bed.finish('/tmp')
    expect((await bed.contents(keys)).some((text) => text.includes('父母同住'))).toBe(false)
  })

  test('the contact that it stands on isn’t deleted before', async () => {
    const id = await noted()
    const { contactId } = await consentsOf(id)
    const remove = () => officer.call(deleteContact, { params: { id: contactId } })
    expect((await remove()).error.code).toBe('household.basis_needed')
    expect((await write(id, null)).status).toBe(200)
    expect((await remove()).status).toBe(200)
  })

  test('for another purpose leaves it', async () => {
    const id = await noted()
    const { rows } = await consentsOf(id)
    const other = rows.find(({ purpose }) => purpose.id !== purposeId)
    await officer.call(withdrawConsent, { params: { id: other?.id ?? 0 }, body: { on: today } })
    expect((await open(id)).household).toBe('两个孩子')
  })

  test('also while it is kept hidden', async () => {
    const id = await noted('岳父住院')
    await off('keep')
    await withdraw(id)
    await on()
    expect((await open(id)).household).toBeNull()
    expect(await tablesWith('岳父住院')).toEqual([])
  })
})

describe('switched off', () => {
  test('kept, it comes back; but only for its purpose', async () => {
    const id = await noted()
    expect((await off('keep')).result).toEqual({ erased: 0 })
    expect(await setting()).toMatchObject({ isOn: false, purpose: { id: 3 }, noted: 1 })
    expect((await off('keep')).error.code).toBe('household.off')
    expect((await on(4)).error).toMatchObject({ code: 'household.kept' })
    await on()
    expect((await open(id)).household).toBe('两个孩子')
    expect((await history(id)).length).toBe(1)
    await off('keep')
    expect((await off('erase')).result).toEqual({ erased: 1 })
    expect((await on(4)).status).toBe(200)
  })

  test('erased, it is gone from everywhere, the trash too', async () => {
    const id = await noted('养了一只猫')
    await write(id, '养了一只猫和狗')
    const gone = await noted('养了一只猫在老家')
    await officer.call(customers.deleteCustomer, { params: { id: gone } })
    const exportId = await bed.madeExport('司马')
    const keys = await bed.keysNow()
    expect((await bed.contents(keys)).some((text) => text.includes('养了一只猫'))).toBe(true)
    expect(await tablesWith('养了一只猫')).toEqual(['change_log', 'customer'])
    expect((await setting()).noted).toBe(2)
    expect((await off('erase')).result).toEqual({ erased: 2 })
    expect(await tablesWith('养了一只猫')).toEqual([])
    await bed.finish('/tmp')
    expect((await bed.contents(keys)).some((text) => text.includes('养了一只猫'))).toBe(false)
    const { rows } = await sql<{ status: string }>`
      select status from export where id = ${exportId}`.execute(bed.database.db)
    expect(rows[0]?.status).toBe('stopped')
    await on()
    expect(await history(id)).toEqual([{ field: 'household', before: null, after: null }])
  })
})

describe('a merge', () => {
  const twins = async () => {
    const contacts = [{ name: '慕容', phones: ['13700001111'] }]
    const [keep, other] = [await person(contacts), await person(contacts)]
    expect((await write(other, '儿子在读高中', consent())).status).toBe(200)
    return { keep, other }
  }
  const merge = (keep: number, other: number) =>
    bed.merge(keep, [other], { name: '管理员', choices: { household: other } })

  test('brings it along with its basis, and both go again when it is taken back', async () => {
    const { keep, other } = await twins()
    const merged = await merge(keep, other)
    expect(merged.status, merged.text).toBe(200)
    expect((await open(keep)).household).toBe('儿子在读高中')
    expect((await write(keep, '儿子考上大学')).status).toBe(200)
    expect((await write(keep, '儿子在读高中')).status).toBe(200)
    await bed.undo(merged.result.mergeId, '管理员')
    const standing = (await consentsOf(keep)).rows.filter(({ purpose }) => purpose.id === purposeId)
    expect(standing).toEqual([])
    expect((await open(other)).household).toBe('儿子在读高中')
  })

  test('what was noted at the one that stayed goes where the basis went with the other one', async () => {
    const { keep, other } = await twins()
    const merged = await merge(keep, other)
    expect((await write(keep, '儿子考上大学')).status).toBe(200)
    await bed.undo(merged.result.mergeId, '管理员')
    expect((await open(keep)).household).toBeNull()
    expect(await tablesWith('儿子考上大学')).toEqual([])
  })

  test('a consent taken back at the one that stayed reaches what it was merged from', async () => {
    const { keep, other } = await twins()
    const merged = await merge(keep, other)
    expect((await withdraw(keep)).status).toBe(200)
    expect(await tablesWith('儿子在读高中')).toEqual([])
    await bed.undo(merged.result.mergeId, '管理员')
    expect([(await open(keep)).household, (await open(other)).household]).toEqual([null, null])
    expect((await write(other, '儿子在读高中')).error.code).toBe('household.no_consent')
  })

  test('undone, leaves the staged rows of the other one where this one withdraws', async () => {
    const { keep, other } = await twins()
    const rows = csv(
      '客户名称,客户类型,家庭情况',
      `${(await open(keep)).name},个人,双胞胎`,
      '旁人,个人,四代同堂',
    )
    const id = await prepared(bed.app, officer, rows)
    await sql`update import_row set known_id = ${keep} where import_id = ${id} and row_number = 2`.execute(
      bed.database.db,
    )
    await write(keep, '女儿出国', consent())
    const merged = await merge(keep, other)
    await bed.undo(merged.result.mergeId, '管理员')
    expect((await withdraw(other)).status).toBe(200)
    expect(await tablesWith('双胞胎')).toContain('import_row')
    expect((await withdraw(keep)).status).toBe(200)
    expect(await tablesWith('双胞胎')).not.toContain('import_row')
  })

  test('taken back after it was switched off and erased brings nothing back', async () => {
    const { keep, other } = await twins()
    await write(keep, '女儿学钢琴', consent())
    const merged = await merge(keep, other)
    await off('erase')
    await bed.undo(merged.result.mergeId, '管理员')
    await on()
    expect([(await open(keep)).household, (await open(other)).household]).toEqual([null, null])
    expect(await tablesWith('女儿学钢琴')).toEqual([])
  })
})
