import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
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
  isPhone: async ({ viewport }, use) => use((viewport?.width ?? 0) < 768),
  signInAs: async ({ page, demo }, use) => {
    await use(async (name) => {
      await page.context().clearCookies()
      await page.goto(demo.url)
      await page.getByRole('button', { name }).first().click()
      await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
      await page.goto(`${demo.url}/customers`)
    })
  },
})
export { expect }

/** No serious violation of WCAG 2.2 A and AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
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
