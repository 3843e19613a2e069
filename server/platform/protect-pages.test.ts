import type { InjectOptions } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from './testing/app.ts'
import { testDatabase } from './testing/database.ts'

let testbed: TestApp

beforeAll(async () => {
  testbed = await testApp(await testDatabase(), { environment: { TRUST_PROXY: '1' } })
})

const json = { 'content-type': 'application/json' }
const answers: [string, InjectOptions, number][] = [
  ['an answer', { url: '/api/password-rules' }, 200],
  ['the description', { url: '/api/openapi.json' }, 200],
  ['its page', { url: '/api/docs/' }, 200],
  ['a sign of life', { url: '/health/live' }, 200],
  ['who isn’t signed in', { url: '/api/customers' }, 401],
  ['an address of nothing', { url: '/api/nowhere' }, 404],
  ['an address badly written', { url: '/api/%E0%A4%A' }, 404],
  ['a body badly written', { method: 'POST', url: '/api/session', headers: json, payload: '{' }, 400],
  [
    'a body too large',
    { method: 'POST', url: '/api/session', headers: json, payload: `"${'x'.repeat(2 ** 21)}"` },
    413,
  ],
  [
    'a body of another type',
    { method: 'POST', url: '/api/session', headers: { 'content-type': 'text/plain' }, payload: '{}' },
    415,
  ],
  ['another site', { method: 'POST', url: '/api/session', headers: { origin: 'https://evil.example' } }, 403],
]

describe.each(answers)('%s', (_, request, status) => {
  test('is kept from being guessed at, framed and told of', async () => {
    const answer = await testbed.signedOut.send(request)
    expect(answer.status, answer.text).toBe(status)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(/^default-src 'self';.*frame-ancestors 'none'/),
      'content-type': expect.stringMatching(/^(application\/json|text\/html)/),
    })
    expect(Object.keys(answer.headers)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(server|x-powered-by|access-control-allow-origin)$/)]),
    )
  })

  test('stays in no cache where it may tell of somebody', async () => {
    const answer = await testbed.signedOut.send(request)
    if (request.url?.toString().startsWith('/api/')) expect(answer.headers['cache-control']).toBeDefined()
  })
})

test.each(['/api/password-rules', '/api/customers', '/api/nowhere'])(
  '%s asks for https from then on, where it came by https, and only there',
  async (url) => {
    const ask = (headers = {}) => testbed.signedOut.send({ url, headers })
    expect((await ask()).headers['strict-transport-security']).toBeUndefined()
    const secure = await ask({ 'x-forwarded-proto': 'https' })
    expect(secure.headers['strict-transport-security']).toBe('max-age=31536000')
  },
)
