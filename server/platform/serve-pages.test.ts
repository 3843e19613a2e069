import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { protectPages } from './protect-pages.ts'
import { servePages } from './serve-pages.ts'

const around = mkdtempSync(join(tmpdir(), 'kemai-pages-'))
const folder = join(around, 'pages')
let app: FastifyInstance

/** What the build copies as it is, and one file of each kind that it makes. */
beforeAll(async () => {
  cpSync(join(import.meta.dirname, '../../web/public'), folder, { recursive: true })
  writeFileSync(join(around, 'secret.txt'), 'kept to ourselves')
  writeFileSync(join(folder, '.hidden'), 'kept to ourselves')
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets/list-a1b2.js'), 'export {}')
  writeFileSync(join(folder, 'sw.js'), 'self')
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  app = Fastify()
  protectPages(app)
  await servePages(app, folder)
})

afterAll(async () => {
  await app.close()
  rmSync(around, { recursive: true })
})

test.each([
  ['/assets/list-a1b2.js', 'application/javascript', 'public, max-age=31536000, immutable'],
  ['/sw.js', 'application/javascript', 'no-cache'],
  ['/', 'text/html', 'no-cache'],
  ['/offline.html', 'text/html', 'no-cache'],
  ['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
])('%s is sent as %s, %s', async (path, type, cache) => {
  const answer = await app.inject(path)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toContain(type)
  expect(answer.headers['cache-control']).toBe(cache)
})

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '//secret.txt',
  '/assets//../..//secret.txt',
  '/.hidden',
  '/index.html%00.js',
  '/assets/',
])('%s leads to nothing outside the pages', async (path) => {
  const answer = await app.inject(path)
  expect([answer.statusCode, answer.body.includes('kept to ourselves')]).toEqual([404, false])
})

/** Manifest and worker fall under `default-src`, as long as nothing narrower is said. */
test('the content policy lets the manifest and the worker of this host in', async () => {
  const policy = String((await app.inject('/')).headers['content-security-policy'])
  expect(policy).toContain("default-src 'self'")
  expect(policy).not.toMatch(/manifest-src|worker-src|script-src|child-src/)
})

test('the manifest has all that makes the pages installable', async () => {
  const manifest = (await app.inject('/manifest.webmanifest')).json<Manifest>()
  expect(manifest).toMatchObject({ name: '客脉', start_url: '/', scope: '/', display: 'standalone' })
  const drawn = manifest.icons.filter(({ type }) => type === 'image/png')
  expect(drawn.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ])
  for (const { src, sizes } of drawn) {
    const { headers, rawPayload } = await app.inject(src)
    expect(headers['content-type']).toBe('image/png')
    // Width and height stand at the beginning of a PNG.
    expect(`${rawPayload.readUInt32BE(16)}x${rawPayload.readUInt32BE(20)}`).toBe(sizes)
  }
})

type Manifest = { icons: { src: string; sizes: string; type: string; purpose: string }[] }
