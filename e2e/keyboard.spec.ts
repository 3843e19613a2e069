import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

const rowAt = (page: Page, index: number) => page.locator(`tr[data-index="${index}"]`)
const nameAt = (page: Page, index: number) => rowAt(page, index).locator('a[data-opens]').innerText()
const panel = (page: Page) => page.getByRole('region', { name: '客户侧栏' })

test('by keys alone: through the list, into the panel, a follow-up, the page and back', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  test.skip(isPhone, 'a phone has no keys')
  await signInAs('王芳')
  await page.goto(`${demo.url}/customers`)
  await expect(rowAt(page, 0)).toBeVisible()
  const [first, second] = [await nameAt(page, 0), await nameAt(page, 1)]
  const heading = (name: string) => panel(page).getByRole('heading', { level: 2, name, exact: true })
  const press = (keys: string) => page.keyboard.press(keys)

  await press('j')
  await expect(rowAt(page, 0)).toBeFocused()
  await press('ArrowDown')
  await expect(rowAt(page, 1)).toBeFocused()
  await press('x')
  await press('j')
  await press('j')
  await press('Shift+X')
  await expect(page.getByText('已选 3 个')).toBeVisible()
  await press('End')
  await expect(rowAt(page, 0)).not.toBeInViewport()
  await press('Home')
  await expect(rowAt(page, 0)).toBeFocused()

  await press('Enter')
  await expect(heading(first)).toBeFocused()
  await expect(page).toHaveURL(/panel=\d+$/)
  await expect(rowAt(page, 0)).toHaveAttribute('aria-current', 'true')
  await expect(panel(page).getByRole('button', { name: '上一个客户' })).toBeDisabled()
  await expect(panel(page).getByRole('heading', { name: '联系人' })).toBeVisible()
  await expectAccessible(page)
  await press('j')
  await expect(heading(second)).toBeFocused()
  await expect(rowAt(page, 1)).toHaveAttribute('aria-current', 'true')

  await press('f')
  const form = page.getByRole('dialog', { name: `跟进 ${second}` })
  await form.getByLabel('跟进内容').fill('全用键盘写的一条 j k ?')
  await form.getByRole('button', { name: '明天' }).press('Enter')
  await press('Control+Enter')
  await expect(form).toHaveCount(0)
  await expect(panel(page).getByText('全用键盘写的一条 j k ?')).toBeVisible()
  await expect(heading(second)).toBeFocused()

  await press('Control+Enter')
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toContainText(second)
  await expect(page.getByRole('button', { name: '编辑', exact: true })).toBeVisible()
  await press('k')
  await expect(title).toContainText(first)
  await press('j')
  await expect(title).toContainText(second)
  await expect(title).toBeFocused()
  await page.goBack()
  await expect(heading(second)).toBeVisible()
  await press('Escape')
  await expect(panel(page)).toHaveCount(0)
  await expect(page).not.toHaveURL(/panel=/)
  await expect(rowAt(page, 1)).toBeFocused()

  await press('?')
  const help = page.getByRole('dialog', { name: '键盘快捷键' })
  await expect(help.getByText('打开整页').first()).toBeVisible()
  await expectAccessible(page)
  await press('j')
  await press('Escape')
  await expect(help).toHaveCount(0)
  await expect(rowAt(page, 1)).toBeFocused()

  await press('/')
  await page.keyboard.type('gc?')
  await expect(page.getByRole('textbox', { name: /名称、拼音首字母/ })).toHaveValue('gc?')
  await expect(help).toHaveCount(0)
  await page.getByRole('button', { name: '键盘快捷键（?）' }).press('Enter')
  await expect(help).toBeVisible()
  await press('Escape')
  await expect(help).toHaveCount(0)
  await press('g')
  await press('w')
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
  await press('g')
  await press('c')
  await expect(page.getByRole('heading', { level: 1, name: '客户' })).toBeVisible()
})

test('a click beside the name opens the panel over the list, which stays in use', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  test.skip(isPhone, 'a phone has the page alone')
  await signInAs('王芳')
  await page.goto(`${demo.url}/customers`)
  const stood = () =>
    page.getByRole('region', { name: '客户', exact: true }).evaluate(({ scrollTop }) => scrollTop)
  const [sixth, seventh] = [await nameAt(page, 5), await nameAt(page, 6)]
  const heading = (name: string) => panel(page).getByRole('heading', { level: 2, name, exact: true })
  await rowAt(page, 5).locator('td').nth(1).click()
  await expect(heading(sixth)).toBeVisible()
  await page.reload()
  await expect(heading(sixth)).toBeVisible()
  await expect(rowAt(page, 5)).toHaveAttribute('aria-current', 'true')
  await panel(page).getByRole('button', { name: '下一个客户' }).click()
  await expect(heading(seventh)).toBeVisible()
  await rowAt(page, 5).locator('td').nth(1).click()
  await expect(heading(sixth)).toBeVisible()
  await panel(page).getByRole('button', { name: '编辑', exact: true }).click()
  await expect(page.getByRole('dialog', { name: `编辑 ${sixth}` })).toBeVisible()
  await page.goBack()
  await expect(heading(sixth)).toBeVisible()
  await panel(page).getByRole('button', { name: '关闭侧栏' }).click()
  await expect(panel(page)).toHaveCount(0)
  await expect(rowAt(page, 5)).toBeFocused()

  await page.keyboard.press('End')
  await page.keyboard.press('k')
  await page.keyboard.press('o')
  await expect(panel(page)).toBeVisible()
  const before = await stood()
  expect(before).toBeGreaterThan(0)
  const name = (await page.locator('tr[aria-current] a[data-opens]').innerText()).trim()
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await page.getByRole('button', { name: '下一个客户' }).click()
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText(name)
  await expect(page.getByRole('button', { name: '下一个客户' })).toBeDisabled()
  await page.goBack()
  await expect(heading(name)).toBeVisible()
  expect(await stood()).toBe(before)
  // The panel has left no entries behind: one step further back the list is left.
  await page.goBack()
  await expect(page).not.toHaveURL(/customers/)
})

test('on a phone: names in full, tap to call, pulled down it is asked anew', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  test.skip(!isPhone, 'a desktop has keys and a panel')
  await signInAs('王芳')
  await page.goto(`${demo.url}/customers`)
  const names = page.locator('li[data-index] a[data-opens]')
  await expect(names.first()).toBeVisible()
  const clipped = await names.evaluateAll((links) =>
    links
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ textContent }) => textContent),
  )
  expect(clipped).toEqual([])
  // Masked in the list; asked for when it is called.
  await page.evaluate(`HTMLAnchorElement.prototype.click = function () { document.title = this.href }`)
  await page
    .getByRole('button', { name: /^打电话给/ })
    .first()
    .click()
  await expect(page).toHaveTitle(/^tel:\+86\d{8,}/)
  await expectNoSidewaysScroll(page)

  await page.goto(
    `${demo.url}/customers?panel=${(await names.first().getAttribute('href'))?.split('/').at(-1)}`,
  )
  await expect(page).toHaveURL(/customers\/\d+$/)

  for (const path of ['/customers', '/']) {
    await page.goto(`${demo.url}${path}`)
    await page.waitForLoadState('networkidle')
    const asked = page.waitForRequest(/api\/(customers|workbench)/)
    await pull(page, 200, () => expect(page.getByText('松开刷新')).toBeVisible())
    await asked
    await expect(page.getByText('正在刷新')).toHaveCount(0)
    const again = page.waitForRequest(/api\/(customers|workbench)/)
    await page.getByRole('button', { name: '刷新' }).click()
    await again
  }
})

/** One finger from the middle of the page downwards. */
async function pull(page: Page, by: number, beforeEnd: () => Promise<void>): Promise<void> {
  const touch = await page.context().newCDPSession(page)
  const at = (y: number) => ({ touchPoints: [{ x: 190, y }] })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(300) })
  for (let y = 300; y <= 300 + by; y += 20)
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(y) })
  await beforeEnd()
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

test('installed, it keeps its own files and no answers, and says when there is no network', async ({
  browser,
  demo,
  isPhone,
}) => {
  test.skip(!isPhone, 'the same on a desktop')
  const context = await browser.newContext({ serviceWorkers: 'allow' })
  const page = await context.newPage()
  await page.goto(demo.url)
  await page.getByRole('button', { name: '王芳' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
  await page.evaluate('navigator.serviceWorker.ready')
  await page.goto(`${demo.url}/customers`)
  await expect(page.locator('li[data-index], tr[data-index]').first()).toBeVisible()
  const manifest = page.locator('link[rel=manifest]')
  await expect(manifest).toHaveAttribute('href', '/manifest.webmanifest')
  const kept = await page.evaluate<string[]>(`caches.keys().then((names) => Promise.all(names.map((name) =>
    caches.open(name).then((cache) => cache.keys())))).then((asked) => asked.flat().map(({ url }) => new URL(url).pathname))`)
  expect(kept.filter((path) => path.startsWith('/assets/')).length).toBeGreaterThan(0)
  expect(kept.filter((path) => !path.startsWith('/assets/'))).toEqual(['/offline.html'])

  await context.setOffline(true)
  await page.goto(`${demo.url}/customers`)
  await expect(page.getByRole('heading', { name: '没有网络' })).toBeVisible()
  await expectAccessible(page)
  await context.setOffline(false)
  await page.getByRole('link', { name: /重试/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
  await context.close()
})
