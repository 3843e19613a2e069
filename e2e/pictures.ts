import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { type Product, startProduct } from './product.ts'

/**
 * Takes pictures of the main pages for people to look at: both widths, light and dark, Chinese and English, with full,
 * empty and failing data. `npm run pictures [-- folder]`; they go to test-results/pictures.
 */
const folder = process.argv[2] ?? join(import.meta.dirname, '../test-results/pictures')
const widths = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const looks = [
  { language: 'zh-CN', shade: 'light' },
  { language: 'zh-CN', shade: 'dark' },
  { language: 'en', shade: 'light' },
] as const

type Look = (typeof looks)[number] & { width: keyof typeof widths }

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const [demo, empty] = await Promise.all([startProduct('demo'), startProduct('start')])
try {
  for (const look of looks) {
    for (const width of ['desktop', 'phone'] as const) await takeAll(browser, { ...look, width })
  }
} finally {
  await browser.close()
  await Promise.all([demo.stop(), empty.stop()])
}
console.log(`pictures: ${folder}`)

async function takeAll(browser: Browser, look: Look): Promise<void> {
  const page = await open(browser, look)
  const take = (name: string) => shoot(page, look, name)

  await page.goto(empty.url)
  await take('set-up')
  await page.goto(demo.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await take('sign-in')
  const head = await signIn(page, demo, '赵立群', look)
  await page.goto(demo.url)
  await take('workbench')
  await page.goto(`${demo.url}/customers`)
  await take('list')
  await takeOverList(page, demo, look, take)
  await page.goto(`${demo.url}/customers?q=zzzz`)
  await take('list-nothing-found')
  await page.goto(`${demo.url}/customers/${head}`)
  await take('record')
  await page.goto(`${demo.url}/customers?new=1`)
  await page.getByRole('dialog').waitFor()
  await take('form')
  await page.goto(`${demo.url}/imports`)
  await take('imports')
  await page.goto(`${demo.url}/customers/trash`)
  await take('trash')
  await page.goto(`${demo.url}/people`)
  await take('no-rights')
  await page.route('**/api/customers?*', (route) => route.abort())
  await page.goto(`${demo.url}/customers`)
  await page.getByRole('button', { name: /重试|again|Retry/i }).waitFor()
  await take('list-failing')
  await page.unroute('**/api/customers?*')

  await signIn(page, demo, '陈卫国', look)
  for (const path of ['people', 'roles', 'settings', 'me']) {
    await page.goto(`${demo.url}/${path}`)
    await take(path)
  }
  await signIn(page, demo, '韩雪', look)
  await page.goto(`${demo.url}/customers`)
  await take('auditor')
  await page.context().close()
}

/** What opens over the list: search, keys, filters, and views or columns and the record beside it. */
async function takeOverList(
  page: Page,
  { url }: Product,
  { width }: Look,
  take: (name: string) => Promise<void>,
): Promise<void> {
  const over = async (name: string, openIt: () => Promise<void>) => {
    await page.goto(`${url}/customers?stage=deal&sort=-nextFollowUpAt`)
    await page.waitForLoadState('networkidle')
    await openIt()
    await page.waitForTimeout(600)
    await take(name)
  }
  const press = (name: RegExp) => page.getByRole('button', { name }).first().click()
  await over('palette', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('ke')
  })
  await over('filter', () => press(/^(更多筛选|More filters|筛选|Filter)/))
  if (width === 'phone') return
  await over('keys', () => page.keyboard.press('?'))
  await over('columns', () => press(/^(选择列|Columns)/))
  await over('panel', async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
  })
}

async function open(browser: Browser, { language, shade, width }: Look): Promise<Page> {
  const context = await browser.newContext({
    locale: language,
    colorScheme: shade,
    viewport: widths[width],
    timezoneId: 'Asia/Shanghai',
  })
  return context.newPage()
}

/** @returns the id of the latest customer the person sees */
async function signIn(
  page: Page,
  { url }: Product,
  name: string,
  { language }: Look,
): Promise<number | undefined> {
  const people = (await (await page.request.get(`${url}/api/demo/people`)).json()) as {
    rows: { id: number; name: string }[]
  }
  const person = people.rows.find((row) => row.name === name)
  await page.request.post(`${url}/api/demo/session`, { data: { userId: person?.id } })
  await page.request.patch(`${url}/api/me`, { data: { language } })
  const list = (await (await page.request.get(`${url}/api/customers?limit=1`)).json()) as {
    rows?: { id: number }[]
  }
  return list.rows?.[0]?.id
}

async function shoot(page: Page, { language, shade, width }: Look, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.screenshot({
    path: join(folder, `${name}-${width}-${shade}-${language}.png`),
    animations: 'disabled',
  })
}
