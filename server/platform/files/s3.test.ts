import { createHash, createHmac, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readSettings, SettingsError } from '../settings.ts'
import { openStore } from './open.ts'
import { s3Store } from './s3.ts'
import { type FileStore, StoreError } from './store.ts'

/**
 * A bucket on loopback that checks what S3 checks: the signature (AWS Signature Version 4, computed here anew), the hash
 * of the content, and that its length is told beforehand.
 */
const secret = 'a-secret-for-this-test'
const objects = new Map<string, Buffer>()
const seen: { method: string | undefined; url: string | undefined; refused: string | null }[] = []
let answerWith: number | null = null

const server = createServer(async (request, response) => {
  const body = await buffer(request)
  const refused = refusalOf(request, body)
  seen.push({ method: request.method, url: request.url, refused })
  const { url = '', method } = request
  const say = (status: number, content: string | Buffer = '') => response.writeHead(status).end(content)
  if (answerWith !== null) return say(answerWith, '<Error><Code>SlowDown</Code></Error>')
  if (refused) return say(403, `<Error><Code>${refused}</Code></Error>`)
  if (!url.startsWith('/contents/')) return say(404, '<Error><Code>NoSuchBucket</Code></Error>')
  if (method === 'PUT') objects.set(url, body)
  if (method === 'DELETE') objects.delete(url)
  if (method === 'GET') return objects.has(url) ? say(200, objects.get(url)) : say(404)
  return say(method === 'DELETE' ? 204 : 200)
})

function refusalOf({ method, url, headers }: IncomingMessage, body: Buffer): string | null {
  const given =
    /Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, *SignedHeaders=([^,]+), *Signature=(\w+)/.exec(
      headers.authorization ?? '',
    )
  if (!given) return 'AccessDenied'
  const [, account, day = '', region = '', names = '', signature] = given
  const hash = String(headers['x-amz-content-sha256'])
  if (method === 'PUT' && headers['content-length'] === undefined) return 'MissingContentLength'
  if (method === 'PUT' && hash !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  const canonical = [
    method,
    url,
    '',
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    hash,
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = `AWS4-HMAC-SHA256\n${headers['x-amz-date']}\n${scope}\n${sha256(Buffer.from(canonical))}`
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (outer, part) => createHmac('sha256', outer).update(part).digest(),
    Buffer.from(`AWS4${secret}`),
  )
  const expected = createHmac('sha256', key).update(toSign).digest('hex')
  return account === 'account' && expected === signature ? null : 'SignatureDoesNotMatch'
}
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const folder = mkdtempSync(join(tmpdir(), 'kemai-s3-'))
let endpoint = ''
let store: FileStore
const storeWith = (changes: Partial<Parameters<typeof s3Store>[0]> = {}) =>
  s3Store({
    endpoint,
    bucket: 'contents',
    region: 'cn-east-1',
    accessKeyId: 'account',
    secretAccessKey: secret,
    pathStyle: true,
    ...changes,
  })

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  store = storeWith()
})
beforeEach(() => {
  answerWith = null
  seen.length = 0
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function put(to: FileStore, content: Buffer, key = randomUUID()): Promise<string> {
  const path = join(folder, key)
  writeFileSync(path, content)
  const hash = createHash('sha256').update(content).digest()
  await to.put({ key, size: content.length, sha256: hash, mediaType: 'application/pdf' }, path)
  return key
}

describe('a bucket', () => {
  test.each([0, 5, 3_000_000])('keeps %i bytes and gives them back', async (size) => {
    const content = Buffer.alloc(size, '合同')
    const key = await put(store, content)
    expect(seen).toEqual([{ method: 'PUT', url: `/contents/${key}`, refused: null }])
    expect(existsSync(join(folder, key))).toBe(false)
    const read = await store.read(key)
    expect(read && (await buffer(read)).equals(content)).toBe(true)
    await store.remove(key)
    expect(await store.read(key)).toBeNull()
  })

  test('refuses a wrong secret, and the log hears why without a word of the secret', async () => {
    const error = await put(storeWith({ secretAccessKey: 'wrong' }), Buffer.from('x')).catch(
      (e: unknown) => e,
    )
    expect(error).toBeInstanceOf(StoreError)
    expect((error as Error).message).toBe('PUT: 403 SignatureDoesNotMatch')
  })

  test('that isn’t there takes nothing', async () => {
    await expect(put(storeWith({ bucket: 'nowhere' }), Buffer.from('x'))).rejects.toThrow(StoreError)
  })

  test('that is busy is asked again, then says so', async () => {
    answerWith = 503
    await expect(store.read(randomUUID())).rejects.toThrow('GET: 503 SlowDown')
    expect(seen).toHaveLength(3)
  })

  test('that can’t be reached says so', async () => {
    const away = storeWith({ endpoint: 'http://127.0.0.1:9' })
    await expect(away.read(randomUUID())).rejects.toThrow(StoreError)
  })
})

describe('the settings', () => {
  const all = {
    S3_ENDPOINT: 'https://s3.example.com',
    S3_BUCKET: 'kemai-files',
    S3_ACCESS_KEY_ID: 'account',
    S3_SECRET_ACCESS_KEY: secret,
  }
  test('choose the bucket when all of them are there, the disk when none is', () => {
    expect(openStore(readSettings(all), folder).kind).toBe('s3')
    expect(openStore(readSettings({}), folder).kind).toBe('disk')
  })
  test.each(Object.keys(all))('name %s where it alone is missing', (name) => {
    const settings = readSettings({ ...all, [name]: '' })
    expect(() => openStore(settings, folder)).toThrow(SettingsError)
    expect(() => openStore(settings, folder)).toThrow(name)
  })
})
