import { test as base, expect, type Page, type Request } from '@playwright/test'
import axe from 'axe-core'
import { type Product, startProduct } from './product.ts'

type Workers = { demo: Product }

/** One demo company per worker; a journey that changes much starts a product of its own. */
export const test = base.extend<{ isPhone: boolean; signInAs: (name: string) => Promise<void> }, Workers>({
  demo: [
    async ({ browserName: _ }, use) => {
      const product = await startProduct('demo')
      await use(product)
      await product.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  page: async ({ page }, use) => {
    requestsOf(page)
    await use(page)
  },
  isPhone: async ({ viewport }, use) => use((viewport?.width ?? 0) < 768),
  signInAs: async ({ page, demo }, use) => use((name) => enterAs(page, demo.url, name)),
})
export { expect }

/** As somebody of the demo company, past the page that offers them: one journey clicks there, the others needn't load it. */
export async function enterAs(page: Page, url: string, name: string): Promise<void> {
  await page.context().clearCookies()
  const people = await page.request.get(`${url}/api/demo/people`)
  const { rows } = (await people.json()) as { rows: { id: number; name: string }[] }
  const userId = rows.find((row) => row.name === name)?.id
  const entered = await page.request.post(`${url}/api/demo/session`, { data: { userId } })
  expect(entered.ok(), `${name} signs in`).toBe(true)
}

/** What each page has asked for and not got yet. */
const underWay = new WeakMap<Page, Set<Request>>()

function requestsOf(page: Page): Set<Request> {
  const known = underWay.get(page)
  if (known) return known
  const requests = new Set<Request>()
  page.on('request', (request) => {
    // Another document: what the one before still waited for isn't always told as failed.
    if (request.isNavigationRequest()) requests.clear()
    requests.add(request)
  })
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
  underWay.set(page, requests)
  return requests
}

/** Until what was asked for is there and drawn: rows that are about to be replaced are dimmed, a list that closes still hangs. */
async function settled(page: Page): Promise<void> {
  const requests = requestsOf(page)
  const left = async () => {
    await page.evaluate('new Promise((drawn) => requestIdleCallback(drawn, { timeout: 1000 }))')
    return [...requests].map((request) => request.url())
  }
  await expect.poll(left).toEqual([])
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Every rule looks at everything; only of what violates one is told where it stands. */
const asked = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }

/** No serious violation of WCAG 2.2 A and AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await settled(page)
  // Once per page: it is half a megabyte to send and to compile.
  for (const frame of page.frames())
    if (!(await frame.evaluate('"axe" in window'))) await frame.evaluate(axe.source)
  const violations = await page.evaluate<axe.Result[]>(
    `axe.run(document, ${JSON.stringify(asked)}).then(({ violations }) => violations)`,
  )
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`),
  ).toEqual([])
}

/** Nothing overflows sideways: what is beyond the edge is lost on a phone. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, innerWidth]',
  )
  expect(content).toBeLessThanOrEqual(window)
}
