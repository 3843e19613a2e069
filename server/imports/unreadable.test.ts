import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../platform/testing/app.ts'
import { type Bed, csv, importBed } from './testing/bed.ts'
import { prepared, rowsOf, stateOf, upload } from './testing/steps.ts'

let bed: Bed
let callers: Bed['callers']
let company: Bed['company']

beforeAll(async () => {
  bed = await importBed()
  callers = bed.callers
  company = bed.company
})

describe('files that can’t be read say why', () => {
  test.each([
    [
      'an old xls',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Workbook', 'utf16le')]),
      'workbook.old_xls',
    ],
    ['a web page', '<html><table></table></html>', 'workbook.html'],
    ['nothing', '', 'workbook.empty'],
    ['half a workbook', 'PK\u0003\u0004 broken', 'workbook.broken'],
  ])('%s', async (_, file, code) => {
    const { id } = await upload(callers.王磊, file)
    const { status, problem } = await stateOf(callers.王磊, id)
    expect(status).toBe('failed')
    expect(problem?.code).toBe(code)
    expect(problem?.message).toMatch(/^\p{Script=Han}.*。$/u)
  })

  test('characters that can’t be kept are a problem of their row alone', async () => {
    const file = csv(
      ...['公司名称', '无坏字公司'],
      ...Array.from({ length: 1_000 }, (_, index) => `填充${index}号`),
      '坏\0字公司',
    )
    const id = await prepared(bed, callers.王磊, file)
    const [row, ...others] = await rowsOf(callers.王磊, id, 'bad')
    expect(row?.problems).toMatchObject([{ column: 0, code: 'cell.unreadable' }])
    expect(others).toEqual([])
  })

  test('too much is refused before it is read, and nothing is left behind', async () => {
    // Other tests upload beside this one.
    const ownFolder = mkdtempSync(join(tmpdir(), 'kemai-test-'))
    process.env.TMPDIR = ownFolder
    const small = await testApp(bed.database, { environment: { UPLOAD_LIMIT_MB: '1' } })
    const caller = await small.as(company.people.王磊)
    const { answer } = await upload(caller, Buffer.alloc(1024 ** 2 + 1, 'x'))
    expect([answer.status, answer.error.code, answer.error.message]).toEqual([
      ...[413, 'input.too_large', '文件超过 1 MB，请拆分后再上传。'],
    ])
    expect(readdirSync(ownFolder).filter((name) => name.startsWith('kemai-upload-'))).toEqual([])
  })
})
