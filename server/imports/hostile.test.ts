import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createCustomer } from '../../contract/customers.ts'
import { correctImport } from '../../contract/import-corrections.ts'
import * as contract from '../../contract/imports.ts'
import { makeField } from '../custom-fields/testing/fields.ts'
import { sql, transaction } from '../platform/database.ts'
import { type Caller, openTestSession, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { untilWaiting } from '../platform/testing/held-up.ts'
import { workbookText } from '../platform/testing/workbook-text.ts'
import { readUpload } from './read-upload.ts'
import { prepared, stateOf, upload } from './testing/steps.ts'

let bed: TestApp
let company: Company
let caller: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  bed = await testApp(database)
  caller = await bed.as(company.people.王磊)
})

test.each([2 ** 31, 2 ** 53 - 1, 2_000_000_000])(
  'a head said to stand in row %d leaves the import as it was, or empty',
  async (headRow) => {
    const { id } = await upload(caller, '公司名称\r\n甲商行')
    const answer = await caller.call(contract.mapImport, {
      params: { id },
      body: { sheet: 0, headRow, mapping: ['name'] },
    })
    expect([400, 200], answer.text).toContain(answer.status)
    expect((await stateOf(caller, id)).problem).toBeNull()
  },
)

test('a row whose number no row can have is refused, wherever one is named', async () => {
  const { id } = await upload(caller, '公司名称\r\n甲商行')
  const row = 2 ** 31
  for (const [described, body] of [
    [contract.decideKnown, { decision: 'skip', rowNumbers: [row] }],
    [contract.mapImport, { sheet: 0, headRow: row, mapping: ['name'] }],
    [correctImport, { mends: [{ row, column: 0, replacement: '乙商行' }] }],
  ] as const) {
    const answer = await caller.call(described, { params: { id }, body })
    expect([answer.status, answer.error.fields[0]?.code], described.path).toEqual([400, 'number.big'])
  }
})

test('what a sheet holds is a text in its result, and a field’s name is one in the template', async () => {
  const administrator = await bed.as(company.people.管理员)
  await makeField(administrator, '=1+1', 'single', { options: ['=2+2', '"&CHAR(1)&"'] })
  const id = await prepared(bed, caller, `公司名称,电话\r\n=cmd|' /C calc'!A0,"<script>alert(1)</script>"`)
  const cookie = `kemai_session=${await openTestSession(bed.database, company.people.王磊)}`
  for (const [url, held] of [
    [`/api/imports/${id}/result`, ['=cmd|', '&lt;script&gt;']],
    ['/api/imports/template', ['=1+1', '=2+2']],
  ] as const) {
    const text = await workbookText(bed.app, { url, headers: { cookie } })
    for (const shown of held) expect(text).toContain(shown)
    expect(text).not.toMatch(/<f[ >]|t="str"|<script/)
  }
})

test('one person has three files read at a time, and is asked to wait before sending more', async () => {
  const { db } = bed.database
  await sql`insert into import (file_name, status, created_by)
    select '大表.xlsx', 'reading', ${company.people.王磊} from generate_series(1, 3)`.execute(db)
  const { answer } = await upload(caller, '公司名称\r\n甲商行')
  expect([answer.status, answer.error.code]).toEqual([429, 'rate.limited'])
  const other = await upload(await bed.as(company.people.李娜), '公司名称\r\n甲商行')
  expect(other.answer.status).toBe(200)
  await sql`delete from import where status = 'reading'`.execute(db)
})

describe('while an import is being taken in', () => {
  test('nobody enters a customer that it may hold, by any other way', async () => {
    const { database } = bed
    const body = { name: '正在导入的商行' }
    const entering = await transaction(database.db, { userId: null, source: 'import' }, async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('customer entry', 0))`.execute(trx)
      await sql`
        insert into customer (number, name, name_norm, name_pinyin, name_initials, owner_id, department_id)
        select 'X-1', ${body.name}, ${body.name}, '', '', u.id, u.department_id from user_account u
        where u.id = ${company.people.孙丽}`.execute(trx)
      const entered = caller.call(createCustomer, { body })
      await Promise.race([untilWaiting(database, 1), entered])
      return { entered }
    })
    expect((await entering.entered).error.code).toBe('customer.duplicate')
  })
})

test('an upload that was taken for left over while it waited leaves no rows behind', async () => {
  const { db } = bed.database
  const { rows } = await sql<{ id: number }>`
    insert into import (file_name, status, created_by) values ('客户.csv', 'failed', ${company.people.王磊}) returning id`.execute(
    db,
  )
  const importId = rows[0]?.id ?? 0
  const path = join(await mkdtemp(join(tmpdir(), 'kemai-test-')), 'file')
  await writeFile(path, '公司名称\r\n甲商行')
  await readUpload(bed.database, { importId, path, limitMegabytes: 1 })
  const staged = await sql`select from import_row where import_id = ${importId}`.execute(db)
  expect(staged.rows).toEqual([])
})
