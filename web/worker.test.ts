import { beforeEach, expect, test, vi } from 'vitest'
import program from './worker.js?raw'

const origin = 'https://crm.example'

type Asked = { url: string; method: string; mode: string }
type Event = Record<string, unknown>

/** As a browser holds them: a cache by its name, an answer by its address. */
let kept: Map<string, Map<string, Response>>
let network: (request: Asked) => Promise<Response>
let heard: Record<string, (event: Event) => void>

const addressOf = (asked: Asked | string) =>
  new URL(typeof asked === 'string' ? asked : asked.url, origin).href

const caches = {
  keys: async () => [...kept.keys()],
  delete: async (name: string) => kept.delete(name),
  open: async (name: string) => {
    const answers = kept.get(name) ?? new Map<string, Response>()
    kept.set(name, answers)
    return {
      match: async (asked: Asked | string) => answers.get(addressOf(asked))?.clone(),
      put: async (asked: Asked | string, answer: Response) => void answers.set(addressOf(asked), answer),
      add: async (path: string) =>
        void answers.set(addressOf(path), await network({ url: path, method: 'GET', mode: 'cors' })),
    }
  },
}

/** Runs the program of one build, installed and active. */
async function start(build: string): Promise<void> {
  heard = {}
  const self = {
    location: { origin },
    registration: {},
    clients: { claim: async () => {} },
    skipWaiting: vi.fn(),
    addEventListener: (name: string, hear: (event: Event) => void) => {
      heard[name] = hear
    },
  }
  const run = new Function('self', 'caches', 'fetch', program.replaceAll('__BUILD__', build))
  run(self, caches, (request: Asked) => network(request))
  for (const name of ['install', 'activate']) {
    let waited: unknown
    heard[name]?.({
      waitUntil: (work: unknown) => {
        waited = work
      },
    })
    await waited
  }
  expect(self.skipWaiting).toHaveBeenCalled()
}

/** What the worker answers; null where it leaves the question to the browser. */
async function ask(path: string, given: Partial<Asked> = {}): Promise<string | null> {
  const request = { url: new URL(path, origin).href, method: 'GET', mode: 'cors', ...given }
  let promised: Promise<Response> | null = null
  heard.fetch?.({
    request,
    preloadResponse: Promise.resolve(undefined),
    respondWith: (answer: Promise<Response>) => {
      promised = answer
    },
  })
  const answer = (await promised) as Response | null
  return (await answer?.text()) ?? null
}

const keptPaths = () =>
  [...kept.values()].flatMap((answers) => [...answers.keys()].map((href) => new URL(href).pathname)).sort()

const isOffline = async () => {
  throw new TypeError('Failed to fetch')
}

beforeEach(async () => {
  kept = new Map()
  network = async ({ url }) => new Response(`from the network: ${new URL(url, origin).pathname}`)
  await start('one')
})

test('a hashed file is fetched once, and stands there without a network', async () => {
  expect(await ask('/assets/list-a1.js')).toBe('from the network: /assets/list-a1.js')
  network = isOffline
  expect(await ask('/assets/list-a1.js')).toBe('from the network: /assets/list-a1.js')
  expect(keptPaths()).toEqual(['/assets/list-a1.js', '/offline.html'])
})

test('a file that isn’t there is not kept', async () => {
  network = async () => new Response('gone', { status: 404 })
  expect(await ask('/assets/old-b2.js')).toBe('gone')
  expect(keptPaths()).toEqual(['/offline.html'])
})

test.each([
  ['an answer of the API', '/api/customers', {}],
  ['a download', '/api/customers/export?format=csv', { mode: 'navigate' }],
  ['a change', '/assets/x.js', { method: 'POST' }],
  ['another host', 'https://elsewhere.example/assets/x.js', {}],
  ['what isn’t hashed', '/manifest.webmanifest', {}],
])('left to the browser, and never kept: %s', async (_, path, given) => {
  expect(await ask(path, given)).toBeNull()
  expect(keptPaths()).toEqual(['/offline.html'])
})

test('a page comes from the network and isn’t kept; without one it is said plainly', async () => {
  expect(await ask('/customers', { mode: 'navigate' })).toBe('from the network: /customers')
  expect(keptPaths()).toEqual(['/offline.html'])
  network = isOffline
  expect(await ask('/customers', { mode: 'navigate' })).toBe('from the network: /offline.html')
})

test('the next build drops what the one before has kept', async () => {
  await ask('/assets/list-a1.js')
  await start('two')
  expect([...kept.keys()]).toEqual(['kemai-two'])
  expect(keptPaths()).toEqual(['/offline.html'])
})
