import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withdrawConsent } from '../../contract/consents.ts'
import { listContacts, updateContact } from '../../contract/contacts.ts'
import { openCustomer, updateCustomer } from '../../contract/customers.ts'
import { switchHouseholdOff, switchHouseholdOn } from '../../contract/household.ts'
import { correctImport } from '../../contract/import-corrections.ts'
import * as contract from '../../contract/imports.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import { type Bed, csv, importBed } from './testing/bed.ts'
import { map, prepared, rowsOf, run, stateOf, upload, work } from './testing/steps.ts'

let bed: Bed
let officer: Caller
let today: string
const purposeId = 3

beforeAll(async () => {
  bed = await importBed()
  officer = await bed.as(bed.company.people.管理员)
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from organisation`.execute(bed.database.db)
  today = rows[0]?.today ?? ''
})
beforeEach(async () => {
  await officer.call(switchHouseholdOn, { body: { purposeId } })
})

const off = (noted: 'erase' | 'keep') => officer.call(switchHouseholdOff, { body: { noted } })
const open = async (id: number) => (await officer.call(openCustomer, { params: { id } })).result
/** A person with a basis for household data, and some noted or none. */
async function person(name: string, household: string | null): Promise<number> {
  const id = await bed.company.customerOf('管理员', { type: 'individual', name, contacts: [{ name }] })
  const body = { version: 1, changes: { household: '原来' }, householdConsent: { givenOn: today } }
  const written = await officer.call(updateCustomer, { params: { id }, body })
  expect(written.status, written.text).toBe(200)
  await officer.call(updateCustomer, {
    params: { id },
    body: { version: written.result.version, changes: { household } },
  })
  return id
}
const head = '客户名称,客户类型,家庭情况,消费偏好'
const decide = (id: number, decision: contract.KnownDecision) =>
  officer.call(contract.decideKnown, { params: { id }, body: { decision } })
const problems = async (id: number) =>
  (await rowsOf(officer, id)).map(({ row, problems: found }) => [
    row,
    found.map(({ column, code }) => `${column} ${code}`),
  ])

test('without a basis the cell is at fault; left out, the rest of the row comes in', async () => {
  const known = await person('钟离一', null)
  const id = await prepared(
    bed,
    officer,
    csv(head, '钟离一,个人,两个孩子,看重售后', '钟离二,个人,独居,看重价格', '钟离机械有限公司,企业,人多,'),
  )
  expect(await problems(id)).toEqual([
    [2, []],
    [3, ['2 household.no_consent']],
    [4, ['2 household.company']],
  ])
  const [, second] = await rowsOf(officer, id)
  expect(second?.problems[0]?.message).toContain('营销推送')
  const mends = [
    { row: 3, column: 2, replacement: '' },
    { row: 4, column: 2, replacement: '' },
  ]
  const corrected = await officer.call(correctImport, {
    params: { id },
    body: { corrections: [], mends },
  })
  expect(corrected.status, corrected.text).toBe(200)
  await work(bed)
  expect((await rowsOf(officer, id)).flatMap(({ problems: found }) => found)).toEqual([])
  await decide(id, 'fill')
  await run(officer, id)
  await work(bed)
  expect(await open(known)).toMatchObject({ household: '两个孩子', preferences: '看重售后' })
  const { rows } = await sql<{ name: string; household: string | null; preferences: string | null }>`
    select name, household, preferences from customer where import_id = ${id} order by name`.execute(
    bed.database.db,
  )
  expect(rows).toEqual([
    { name: '钟离二', household: null, preferences: '看重价格' },
    { name: '钟离机械有限公司', household: null, preferences: null },
  ])
})

test('a consent taken back since the check keeps the row out', async () => {
  const known = await person('钟离三', null)
  const id = await prepared(bed, officer, csv(head, '钟离三,个人,两个孩子,'))
  await decide(id, 'fill')
  await sql`
    update consent set withdrawn_on = now(), withdrawn_at = now()
    where purpose_id = ${purposeId} and contact_id in (select id from contact where customer_id = ${known})`.execute(
    bed.database.db,
  )
  await run(officer, id)
  await work(bed)
  expect((await open(known)).household).toBeNull()
  expect(await problems(id)).toEqual([[2, ['2 household.no_consent']]])
})

describe('a consent taken back empties what waits of that person', () => {
  const withdraw = async (customerId: number) => {
    const { rows } = await sql<{ id: number }>`
      select n.id from consent n join contact k on k.id = n.contact_id
      where n.purpose_id = ${purposeId} and k.customer_id = ${customerId}`.execute(bed.database.db)
    return officer.call(withdrawConsent, { params: { id: rows[0]?.id ?? 0 }, body: { on: today } })
  }
  const cellsOf = async (id: number, sheetColumn: number) => {
    const { rows } = await sql<{ cell: string }>`
      select cells ->> ${sheetColumn}::integer as cell from import_row where import_id = ${id} and row_number > 1
      order by row_number`.execute(bed.database.db)
    return rows.map(({ cell }) => cell)
  }
  const own = '公孙一,,13800138011'
  /** 公孙 by name, by phone and by an address of before; then others, and texts that are no household. */
  const file = csv(
    '客户名称,联系人,手机,邮箱,家庭情况,消费偏好',
    `${own},,家里四口,`,
    '孙总,公孙某,138 0013 8011,,家里五口,',
    '某某,,,GongSun@qq.com,家里六口,',
    '公孙一明,,13900139022,,家里七口,',
    '上官,,13900139033,,家里八口,认识公孙一',
  )
  const left = ['', '', '', '家里七口', '家里八口']
  async function known(): Promise<number> {
    await sql`delete from customer where name = '公孙一'`.execute(bed.database.db)
    const id = await person('公孙一', '家里三口')
    const [contact] = (await officer.call(listContacts, { params: { id } })).result.rows
    const edit = (version: number, changes: object) =>
      officer.call(updateContact, { params: { id: contact?.id ?? 0 }, body: { version, changes } })
    await edit(1, { phones: ['13800138011'], email: 'gongsun@qq.com' })
    expect((await edit(2, { email: 'other@qq.com' })).status).toBe(200)
    return id
  }

  test('in rows of a sheet that nobody has matched', async () => {
    const id = await known()
    const { id: unread } = await upload(officer, file)
    expect((await withdraw(id)).status).toBe(200)
    expect(await cellsOf(unread, 4)).toEqual(left)
    expect(await cellsOf(unread, 5)).toEqual(['', '', '', '', '认识公孙一'].map((text) => text || null))
    expect((await stateOf(officer, unread)).status).toBe('mapping')
  })

  test('in rows that were checked and found to be at fault, or nobody’s', async () => {
    const id = await known()
    const waiting = await prepared(bed, officer, file.replace('13800138011', '1380013801'))
    expect((await withdraw(id)).status).toBe(200)
    expect(await cellsOf(waiting, 4)).toEqual(left)
    const { rows } = await sql`
      select from import_row where import_id = ${waiting} and (parsed, problems)::text ~ '家里[四五六]口'`.execute(
      bed.database.db,
    )
    expect(rows).toEqual([])
  })

  test('in a column that was matched to it under another head', async () => {
    const id = await known()
    const { id: waiting } = await upload(officer, csv('客户名称,其他', '公孙一,家里四口'))
    await map(officer, waiting, { mapping: ['name', 'household'] })
    await work(bed)
    await sql`update import_row set known_id = null where import_id = ${waiting}`.execute(bed.database.db)
    expect((await withdraw(id)).status).toBe(200)
    expect(await cellsOf(waiting, 1)).toEqual([''])
  })

  test('and waits for an import that is at work', async () => {
    const id = await known()
    const { id: busy } = await upload(officer, csv('客户名称', '甲'))
    await sql`update import set status = 'reading' where id = ${busy}`.execute(bed.database.db)
    expect((await withdraw(id)).error.code).toBe('privacy.import_running')
    await sql`update import set status = 'mapping' where id = ${busy}`.execute(bed.database.db)
    expect((await withdraw(id)).status).toBe(200)
  })
})

test('switched off, files bring none: not proposed, not taken, and nothing of it stays in rows that wait', async () => {
  await person('钟离四', null)
  const waiting = await prepared(bed, officer, csv(head, '钟离四,个人,养了两只鸟,看重售后'))
  const { id: unread } = await upload(officer, csv('客户名称,家庭情况', '钟离五,养了两只鸟'))
  await officer.call(correctImport, {
    params: { id: waiting },
    body: { corrections: [], mends: [{ row: 2, column: 2, replacement: '养了两只鸟和鱼' }] },
  })
  await work(bed)
  expect((await off('keep')).status).toBe(200)
  for (const table of ['import', 'import_row', 'import_correction']) {
    const { rows } = await sql`
      select from ${sql.table(table)} t where to_jsonb(t)::text like '%养了两只鸟%'`.execute(bed.database.db)
    expect(rows, table).toEqual([])
  }
  const state = await stateOf(officer, waiting)
  expect([state.status, state.mapping]).toEqual(['mapping', ['name', 'type', null, 'preferences']])
  expect((await stateOf(officer, unread)).mapping).toEqual(['name', null])
  const given = await map(officer, unread, { mapping: ['name', 'household'] })
  expect(given.error.fields[0]).toMatchObject({ path: 'mapping.1', code: 'field.not_writable' })
  const rows = await rowsOf(officer, waiting)
  expect(rows[0]?.cells.slice(0, 2)).toEqual(['钟离四', '个人'])
})

test('what an import brought is taken back with it, unless the basis went since', async () => {
  const [kept, gone] = [await person('钟离六', '老家有地'), await person('钟离七', '老家有山')]
  const id = await prepared(bed, officer, csv(head, '钟离六,个人,城里有房,', '钟离七,个人,城里有店,'))
  await decide(id, 'overwrite')
  await run(officer, id)
  await work(bed)
  expect([(await open(kept)).household, (await open(gone)).household]).toEqual(['城里有房', '城里有店'])
  await off('erase')
  await officer.call(switchHouseholdOn, { body: { purposeId } })
  await officer.call(contract.undoImport, { params: { id } })
  await work(bed)
  expect([(await open(kept)).household, (await open(gone)).household]).toEqual([null, null])
})

test('the template asks for it only of who may write it', async () => {
  const texts = async (caller: Caller) =>
    (await stateOf(caller, (await upload(caller, csv(head, 'x,个人,y,z'))).id)).mapping
  expect(await texts(officer)).toEqual(['name', 'type', 'household', 'preferences'])
  expect(await texts(bed.callers.王磊)).toEqual(['name', 'type', null, 'preferences'])
})
