import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/files.ts'
import { buildApp } from '../app.ts'
import { sql } from '../platform/database.ts'
import { diskStore } from '../platform/files/disk.ts'
import { type FileStore, StoreError } from '../platform/files/store.ts'
import { readSettings } from '../platform/settings.ts'
import { type Caller, openTestSession, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { clearOutFiles } from './clear-out.ts'
import { multipart, pdf, png, upload } from './testing/uploads.ts'

let testbed: TestApp
let company: Company
let owner: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database, { environment: { UPLOAD_LIMIT_MB: '1' } })
  owner = await testbed.as(company.people.王磊)
})
afterAll(() => testbed.app.close())

const list = async (caller: Caller, id: number) =>
  (await caller.call(contract.listFiles, { params: { id } })).result
const download = (caller: Caller, id: number) => caller.call(contract.downloadFile, { params: { id } })
const counted = (table: string) =>
  oneRow(testbed.database, sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`)

describe('an uploaded file', () => {
  test.each(['合同（终稿）.pdf', 'a"b\\c.pdf', '🧾 invoice;=.pdf', `${'长'.repeat(195)}.pdf`])(
    'called %j comes back as it was',
    async (name) => {
      const id = await company.customerOf('王磊')
      const made = await upload(owner, id, name, pdf)
      expect(made.status, made.text).toBe(200)
      const [file] = (await list(owner, id)).rows
      expect(file).toMatchObject({
        mediaType: 'application/pdf',
        size: pdf.length,
        createdBy: { name: '王磊' },
      })
      expect(file?.can).toEqual({ delete: true, preview: true })
      const answer = await download(owner, made.result.id)
      expect(answer.text).toBe(pdf.toString())
      expect(answer.headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': String(pdf.length),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
      expect(answer.headers['content-security-policy']).toContain('sandbox')
      expect(answer.headers['content-disposition']).toContain('attachment; ')
      const { sha256, shown } = await oneRow(
        testbed.database,
        sql<{
          sha256: Buffer
          shown: string
        }>`select sha256, name as shown from file where id = ${made.result.id}`,
      )
      expect(sha256.equals(createHash('sha256').update(pdf).digest())).toBe(true)
      expect(answer.headers['content-disposition']).toContain(
        encodeURIComponent(shown).replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`),
      )
    },
  )

  test('keeps its Chinese name', async () => {
    const id = await company.customerOf('王磊')
    await upload(owner, id, '采购合同（2026）.pdf', pdf)
    expect((await list(owner, id)).rows[0]?.name).toBe('采购合同（2026）.pdf')
  })

  test('is looked at inline when it is an image or a PDF, in a sandbox, and only then', async () => {
    const id = await company.customerOf('王磊')
    const image = (await upload(owner, id, '名片.png', png)).result.id
    const text = (await upload(owner, id, '说明.txt', Buffer.from('文字'))).result.id
    const paper = (await upload(owner, id, '合同.pdf', pdf)).result.id
    for (const made of [image, paper]) {
      const shown = await owner.call(contract.previewFile, { params: { id: made } })
      expect(shown.headers['content-disposition']).toMatch(/^inline; /)
      expect(shown.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
      expect(shown.headers['x-content-type-options']).toBe('nosniff')
    }
    expect((await owner.call(contract.previewFile, { params: { id: text } })).status).toBe(404)
  })

  test('is deleted and brought back, and the timeline hears of all three', async () => {
    const id = await company.customerOf('王磊')
    const made = (await upload(owner, id, 'a.pdf', pdf)).result.id
    await owner.call(contract.deleteFile, { params: { id: made } })
    expect((await list(owner, id)).rows).toEqual([])
    expect((await download(owner, made)).status).toBe(404)
    await owner.call(contract.restoreFile, { params: { id: made } })
    expect((await download(owner, made)).status).toBe(200)
    const { rows } = await sql<{ kind: string }>`
      select kind from event where customer_id = ${id} and kind like 'file.%' and subject_id = ${made} order by id`.execute(
      testbed.database.db,
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['file.created', 'file.deleted', 'file.restored'])
  })

  test('that is taken or looked at stands in the access log', async () => {
    const id = await company.customerOf('王磊')
    const made = (await upload(owner, id, 'a.png', png)).result.id
    await download(owner, made)
    await owner.call(contract.previewFile, { params: { id: made } })
    const { rows } = await sql<{ action: string; actor_id: number }>`
      select action, actor_id from access_log where object_kind = 'file' and object_id = ${made} and customer_id = ${id} order by id`.execute(
      testbed.database.db,
    )
    expect(rows).toEqual([
      { action: 'file.downloaded', actor_id: company.people.王磊 },
      { action: 'file.viewed', actor_id: company.people.王磊 },
    ])
  })
})

describe('what isn’t taken', () => {
  test.each([
    ['a program', 'setup.exe', Buffer.from('MZ'), 415, 'file.type_refused'],
    ['a page', 'page.html', Buffer.from('<html>'), 415, 'file.type_refused'],
    ['a drawing with scripts', 'logo.svg', Buffer.from('<svg/>'), 415, 'file.type_refused'],
    ['a program with another ending', 'a.pdf', Buffer.from('MZ\u0090'), 415, 'file.content_mismatch'],
    ['something empty', 'a.pdf', Buffer.alloc(0), 400, 'input.invalid'],
    ['something too large', 'a.pdf', Buffer.concat([pdf, Buffer.alloc(1024 ** 2)]), 413, 'input.too_large'],
  ] as [string, string, Buffer, number, string][])(
    '%s: nothing of it stays',
    async (_, name, content, status, code) => {
      const id = await company.customerOf('王磊')
      const before = await counted('stored_content')
      const answer = await upload(owner, id, name, content)
      expect([answer.status, answer.error.code], answer.text).toEqual([status, code])
      expect((await list(owner, id)).rows).toEqual([])
      expect(await counted('stored_content')).toEqual(before)
    },
  )

  test('a request without a file, or with it in another field', async () => {
    const id = await company.customerOf('王磊')
    const send = (field: string) =>
      owner.send({ method: 'POST', url: `/api/customers/${id}/files`, ...multipart('a.pdf', pdf, field) })
    expect((await send('other')).error.fields[0]).toMatchObject({ path: 'other', code: 'unknown_field' })
    const none = await owner.send({ method: 'POST', url: `/api/customers/${id}/files` })
    expect(none.status).toBeGreaterThanOrEqual(400)
    expect(none.status).toBeLessThan(500)
  })
})

/** Whose customers each may attach to and take from; the verbs of DOMAIN §1. */
describe.each([
  ['王磊', 200, 404],
  ['李娜', 200, 404],
  ['赵总', 200, 200],
  ['周敏', 200, 200],
  ['冯涛', 403, 403],
  ['沈计', 403, 403],
] as [PersonName, number, number][])('%s', (name, own, other) => {
  test.each([
    ['王磊', own],
    ['陈静', other],
  ] as [PersonName, number][])('attaches to a customer of %s: %i', async (whose, status) => {
    const id = await company.customerOf(whose)
    const caller = await testbed.as(company.people[name])
    const answer = await upload(caller, id, 'a.pdf', pdf)
    expect(answer.status, answer.text).toBe(status)
  })

  test('takes what it may see and nothing else', async () => {
    const caller = await testbed.as(company.people[name])
    for (const [whose, attach] of [
      ['王磊', own],
      ['陈静', other],
    ] as const) {
      const id = await company.customerOf(whose)
      const made = (await upload(await testbed.as(company.people[whose]), id, 'a.png', png)).result.id
      const expected = name === '冯涛' ? 200 : attach
      expect((await download(caller, made)).status).toBe(expected)
      expect((await caller.call(contract.previewFile, { params: { id: made } })).status).toBe(expected)
    }
  })
})

test('a collaborator who only reads takes files and attaches none', async () => {
  const id = await company.customerOf('王磊')
  const made = (await upload(owner, id, 'a.pdf', pdf)).result.id
  await sql`insert into customer_share (customer_id, user_id, access) values (${id}, ${company.people.陈静}, 'read')`.execute(
    testbed.database.db,
  )
  const reader = await testbed.as(company.people.陈静)
  expect((await download(reader, made)).status).toBe(200)
  expect((await upload(reader, id, 'b.pdf', pdf)).status).toBe(403)
  expect((await list(reader, id)).can.create).toBe(false)
  expect((await list(reader, id)).rows[0]?.can.delete).toBe(false)
})

describe('the daily clear-out', () => {
  const folder = mkdtemp(join(tmpdir(), 'kemai-store-'))
  afterAll(async () => rm(await folder, { recursive: true, force: true }))

  test('removes contents that no file refers to any more, and no other', async () => {
    const { db } = testbed.database
    await sql`truncate file, export, stored_content cascade`.execute(db)
    const store = diskStore(await folder)
    const app = await appOver(store)
    const id = await company.customerOf('王磊')
    const [kept, deleted, gone] = [await app.upload(id), await app.upload(id), await app.upload(id)]
    const orphan = await company.customerOf('王磊')
    await app.upload(orphan)
    await sql`delete from customer where id = ${orphan}`.execute(db)
    await sql`update stored_content set created_at = now() - interval '2 days'`.execute(db)
    await sql`update file set deleted_at = now() - interval '29 days' where id = ${deleted}`.execute(db)
    await sql`update file set deleted_at = now() - interval '31 days' where id = ${gone}`.execute(db)
    await sql`insert into stored_content (key) values (gen_random_uuid())`.execute(db)
    expect(await clearOutFiles(db, store)).toBe(2)
    const { rows } = await sql<{
      id: number
      key: string
    }>`select id, content_key as key from file order by id`.execute(db)
    expect(rows.map((row) => row.id)).toEqual([kept, deleted])
    const onDisk = readdirSync(await folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.length > 36,
    )
    expect(onDisk.map((name) => name.slice(-36)).sort()).toEqual(rows.map(({ key }) => key).sort())
    // One of this very moment may still come to its file.
    expect(await counted('stored_content')).toEqual({ count: 3 })
  })
})

describe('a store that fails', () => {
  const failing = (put: () => Promise<void>, read: () => Promise<Readable | null>): FileStore => ({
    ...diskStore(join(tmpdir(), 'kemai-never')),
    incoming: () => receiving,
    put,
    read,
  })
  const receiving = mkdtemp(join(tmpdir(), 'kemai-receiving-'))
  afterAll(async () => rm(await receiving, { recursive: true, force: true }))
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })

  test.each([
    ['is full', full, 507, 'file.store_full'],
    ['is away', new StoreError('PUT: ECONNREFUSED'), 503, 'file.store_unavailable'],
  ])('because it %s says so, and no file is told of', async (_, error, status, code) => {
    const app = await appOver(
      failing(
        () => Promise.reject(error),
        () => Promise.reject(error),
      ),
    )
    const id = await company.customerOf('王磊')
    const answer = await app.send(id)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect((await list(owner, id)).rows).toEqual([])
    expect(readdirSync(await receiving)).toEqual([])
  })

  test('or has lost a content says so too, and no one has seen it then', async () => {
    const app = await appOver(
      failing(
        async () => undefined,
        async () => null,
      ),
    )
    const id = await company.customerOf('王磊')
    const made = await app.upload(id)
    const answer = await app.download(made)
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'file.store_unavailable'])
    const { count } = await oneRow(
      testbed.database,
      sql<{
        count: number
      }>`select count(*) as count from access_log where object_kind = 'file' and object_id = ${made}`,
    )
    expect(count).toBe(0)
  })
})

/** The server over another store, as the owner of the customers. */
async function appOver(store: FileStore) {
  const app = await buildApp({
    database: testbed.database,
    settings: readSettings({ LOG_LEVEL: 'fatal' }),
    jobs: { add: async () => undefined },
    store,
    setUpCode: null,
  })
  const cookie = `kemai_session=${await openTestSession(testbed.database, company.people.王磊)}`
  const send = (customerId: number) => {
    const { headers, payload } = multipart('a.pdf', pdf)
    return app.inject({
      method: 'POST',
      url: `/api/customers/${customerId}/files`,
      headers: { ...headers, cookie },
      payload: payload as Buffer,
    })
  }
  return {
    send,
    upload: async (customerId: number): Promise<number> => (await send(customerId)).json().id,
    download: (id: number) => app.inject({ url: `/api/files/${id}/content`, headers: { cookie } }),
  }
}
