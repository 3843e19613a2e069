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

/** Long pages are looked at from top to bottom, this many times as high. */
const longPages: Record<string, number> = {
  'import-check': 2,
  'import-known': 1.5,
  'check-up': 1.5,
  merge: 1.5,
  settings: 3,
}

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
  await takeImport(page, demo, take)
  await page.goto(`${demo.url}/check-up`)
  await take('check-up')
  for (const path of [
    'duplicates',
    'verification',
    'spot-checks',
    'tips',
    'registrations',
    'registrations?part=clashes',
    'exports',
  ]) {
    await page.goto(`${demo.url}/${path}`)
    await take(path.replace('?part=', '-'))
  }
  await takeReviews(page, demo, take)
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
  for (const path of ['people', 'roles', 'settings', 'privacy', 'me']) {
    await page.goto(`${demo.url}/${path}`)
    await take(path.replace('?part=', '-'))
  }
  await signIn(page, demo, '韩雪', look)
  await page.goto(`${demo.url}/customers`)
  await take('auditor')
  await page.context().close()
}

/** The queue, an entry that waits, how it goes back, and two customers that may be one. */
async function takeReviews(
  page: Page,
  { url }: Product,
  take: (name: string) => Promise<void>,
): Promise<void> {
  await page.goto(`${url}/reviews`)
  await take('reviews')
  await page.getByRole('link', { name: '昆山德信精密模具有限公司' }).click()
  await page.getByRole('region', { name: /^(审核|Review)$/ }).waitFor()
  await take('entry-waiting')
  await page.getByRole('button', { name: /^(退回|Return)$/ }).click()
  await page.getByRole('dialog').waitFor()
  await take('entry-return')
  const list = (await (await page.request.get(`${url}/api/customers?limit=2&stage=deal`)).json()) as {
    rows: { id: number }[]
  }
  await page.goto(`${url}/customers/merge?ids=${list.rows.map(({ id }) => id).join(',')}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await take('merge')
}

/** The steps of an import: new customers, one with two contacts, one that is there already, and cells that are refused. */
async function takeImport(
  page: Page,
  { url }: Product,
  take: (name: string) => Promise<void>,
): Promise<void> {
  const list = (await (await page.request.get(`${url}/api/customers?limit=1`)).json()) as {
    rows: { name: string }[]
  }
  const lines = [
    '公司名称,所属行业,所在地区,企业规模,联系人,手机,主营业务',
    `${list.rows[0]?.name},制造业,江苏苏州,50-100人,张敏,13900001111,轴承与导轨`,
    '常州新北模具有限公司,新能源装备,江苏常州,20-50人,李洁,13900001112,注塑模具',
    '常州新北模具有限公司,,,,周航,13900001113,',
    '无锡滨湖传动有限公司,制照业,无锡滨胡,约200人,韩磊,1390000111,减速机',
    '镇江丹徒包装有限公司,贸易,镇江,,孙悦,13900001115,',
  ]
  await page.locator('input[type=file]').setInputFiles({
    name: '客户清单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\r\n')),
  })
  const next = page.getByRole('button', { name: /^(检查全部行|Check all rows)/ })
  await next.waitFor()
  await take('import-columns')
  await next.click()
  await page.getByRole('heading', { name: /^(检查结果|What the check found)/ }).waitFor()
  await page.getByRole('heading', { name: /^(按内容改|Correct by text)/ }).waitFor()
  await take('import-check')
  await page.getByRole('button', { name: /^(逐行选择|Choose row by row)/ }).click()
  await page
    .getByText(/^(现有|Now)$/)
    .first()
    .waitFor()
  await take('import-known')
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
  const { height } = widths[width]
  await page.setViewportSize({ ...widths[width], height: height * (longPages[name] ?? 1) })
  await page.screenshot({
    path: join(folder, `${name}-${width}-${shade}-${language}.png`),
    animations: 'disabled',
  })
  await page.setViewportSize(widths[width])
}
