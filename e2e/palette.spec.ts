import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

const field = (page: Page) => page.getByRole('combobox', { name: /^搜索客户/ })
const options = (page: Page, name: string) =>
  page.getByRole('group', { name, exact: true }).getByRole('option')
const chosen = (page: Page) => page.locator('[role=option][aria-selected=true]')

test('records, actions and pages by one field', async ({ page, demo, signInAs, isPhone }) => {
  const open = async () => {
    if (isPhone) await page.getByRole('navigation').getByText('搜索', { exact: true }).click()
    else {
      // Keys do nothing before the page is drawn.
      await page.getByRole('button', { name: /^搜索客户/ }).waitFor()
      await page.keyboard.press('Control+k')
    }
    await expect(field(page)).toBeFocused()
  }
  await signInAs('张伟')
  await page.goto(`${demo.url}/customers`)
  const { id } = (await (
    await page.request.post(`${demo.url}/api/customers`, {
      data: { name: '贵阳黔灵轴承有限公司', contacts: [{ name: '单晓梅', jobTitle: '设备科长' }] },
    })
  ).json()) as { id: number }
  await page.request.post(`${demo.url}/api/customers/${id}/follow-ups`, {
    data: {
      content: '现场复测，样机振动超标，先换减震垫再看',
      key: '0190a1b2-0000-7000-8000-000000000077',
      noNext: { reason: 'waiting_for_customer' },
    },
  })

  // Nothing was opened yet: what the page can do, and where one may go.
  await open()
  await expect(options(page, '最近打开')).toHaveCount(0)
  await expect(options(page, '操作').filter({ hasText: '新建客户' })).toHaveText(
    isPhone ? '新建客户' : '新建客户N',
  )
  await expect(options(page, '页面').filter({ hasText: '角色' })).toHaveCount(0)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await field(page).fill('gyql')
  await expect(options(page, '客户').first()).toContainText('贵阳黔灵轴承有限公司')
  await field(page).fill('giuyang')
  await expect(options(page, '客户').first()).toContainText('拼音相近')
  await field(page).fill('单晓')
  await expect(options(page, '联系人')).toContainText('设备科长 · 贵阳黔灵轴承有限公司')
  await field(page).fill('样机振动')
  await expect(options(page, '跟进内容')).toContainText('现场复测，样机振动超标，先换减震垫再看')
  await expect(page.locator('mark')).toHaveText('样机振动')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await options(page, '跟进内容').click()
  await expect(page.getByRole('heading', { level: 1, name: '贵阳黔灵轴承有限公司' })).toBeVisible()

  // An action of the record, found by its initials.
  await expect(page.getByRole('button', { name: '写跟进' })).toBeVisible()
  await open()
  await field(page).fill('xgj')
  await options(page, '操作').filter({ hasText: '写跟进' }).click()
  await expect(page.getByRole('dialog', { name: /^跟进/ })).toBeVisible()
  await page
    .getByRole('dialog', { name: /^跟进/ })
    .getByRole('button', { name: /取\s*消/ })
    .click()

  await page.goto(`${demo.url}/customers`)
  await expect(page.getByRole('heading', { level: 1, name: '客户' })).toBeVisible()
  await open()
  await expect(options(page, '最近打开')).toHaveText([/^贵阳黔灵轴承有限公司/])
  await expectAccessible(page)
  await field(page).fill('轴承')
  await page.getByRole('option', { name: '在客户列表里看“轴承”的全部结果' }).click()
  await expect(page).toHaveURL(/q=/)

  // Out of reach: it says so, and what needs no server is still there.
  await open()
  await page.context().setOffline(true)
  await field(page).fill('回收')
  await expect(options(page, '页面').filter({ hasText: '回收站' })).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('连不上服务器')
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '再试一次' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveCount(0)
})

test('by keyboard alone', async ({ page, demo, signInAs, isPhone }) => {
  test.skip(isPhone, 'a phone has no keyboard of that kind')
  await signInAs('陈卫国')
  await page.goto(`${demo.url}/`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('access')
  await expect(chosen(page)).toHaveText('访问日志')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/access-log/)
  await expect(page.getByRole('heading', { level: 1, name: '访问日志' })).toBeFocused()

  await page.getByRole('button', { name: /^搜索客户/ }).focus()
  await page.keyboard.press('Enter')
  await expect(field(page)).toBeFocused()
  const first = await field(page).getAttribute('aria-activedescendant')
  await page.keyboard.press('ArrowUp')
  await expect(field(page)).not.toHaveAttribute('aria-activedescendant', first ?? '')
  await page.keyboard.press('ArrowDown')
  await expect(field(page)).toHaveAttribute('aria-activedescendant', first ?? '')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^搜索客户/ })).toBeFocused()

  // Enter right after the last key waits for the answer; with Ctrl it opens a tab of its own.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('有限')
  const opened = page.waitForEvent('popup')
  await page.keyboard.press('Control+Enter')
  await expect(await opened).toHaveURL(/customers\/\d+/)
  await expect(field(page)).toHaveValue('有限')
})
