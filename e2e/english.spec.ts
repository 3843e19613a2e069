import type { Page } from '@playwright/test'
import { first } from '../contract/locales/en/first.ts'
import { later } from '../contract/locales/en/later.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'
import { startProduct } from './product.ts'

test.use({ locale: 'en-US' })

/** The language menu calls each language by its own name, and the product has one name. */
const itsOwn = /简体中文|客脉/gu

/** A sentence that isn't in the catalogue shows as its key: `reviews.bar.draft`. */
const rawKey = new RegExp(
  `(?<![\\w./@])(?:${Object.keys({ ...first, ...later }).join('|')})\\.[a-z]\\w*(?:\\.\\w+)*`,
  'gu',
)

/** What is read, and what is read out or shown while something is empty. */
async function expectEnglish(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  const words = await page.evaluate<string[]>(`[document.title, document.body.innerText,
    ...[...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''))]`)
  const chinese = words
    .join('\n')
    .replace(itsOwn, '')
    .match(/.*\p{Script=Han}.*/gu)
  expect(chinese, page.url()).toBeNull()
  expect(words.join('\n').match(rawKey), page.url()).toBeNull()
}

test('set-up, a customer, a follow-up and the list are wholly in English', async ({ page }) => {
  test.setTimeout(300_000)
  const product = await startProduct('start')
  try {
    await page.goto(product.url)
    await expect(page.getByLabel('Set-up code')).toBeVisible()
    await expectEnglish(page)
    await page.getByLabel('Set-up code').fill(product.setUpCode)
    await page.getByLabel('Company or organisation').fill('Nordwind Ltd')
    await page.getByLabel('Your name').fill('Anna Schmidt')
    await page.getByLabel('User name').fill('anna')
    await page.getByLabel('Password', { exact: true }).fill('a-fine-long-secret')
    await page.getByRole('button', { name: 'Finish and enter' }).click()
    await page.waitForURL((address) => !address.pathname.startsWith('/set-up'))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectEnglish(page)

    await page.goto(`${product.url}/customers?new=1`)
    const form = page.getByRole('dialog')
    await form.getByLabel('Company name').fill('Lone Star Robotics Inc.')
    await form.getByLabel('Contact’s name').fill('Michael Brown')
    await expectEnglish(page)
    await form.getByText('More details').click()
    await expectEnglish(page)
    await form.getByLabel('Industry').click()
    await form.getByLabel('Industry').fill('Manuf')
    await expectEnglish(page)
    await page.locator('.ant-select-item-option', { hasText: 'Manufacturing' }).click()
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /Lone Star/ })).toBeVisible()
    await expect(page.getByText('Manufacturing').first()).toBeVisible()
    await expectEnglish(page)

    await page
      .getByRole('button', { name: /^Follow up/ })
      .first()
      .click()
    await form.getByLabel('What happened').fill('Wants a sample first')
    await form.getByRole('button', { name: 'Tomorrow' }).click()
    await expectEnglish(page)
    await form.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(form).toHaveCount(0)
    await expectEnglish(page)

    await page.goto(`${product.url}/customers`)
    await expect(page.getByRole('link', { name: 'Lone Star Robotics Inc.' })).toBeVisible()
    await expectEnglish(page)
    for (const address of [
      '/',
      '/roles',
      '/tags',
      '/field-sets',
      '/custom-fields',
      '/settings',
      '/people',
      '/imports',
      '/exports',
      '/check-up',
      '/reviews',
      '/verification',
      '/spot-checks',
      '/tips',
      '/duplicates',
      '/registrations',
      '/privacy',
      '/access-log',
      '/me',
    ]) {
      await page.goto(`${product.url}${address}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectEnglish(page)
    }
  } finally {
    await product.stop()
  }
})
