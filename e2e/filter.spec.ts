import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('conditions are put together, followed by the list, kept in the address and taken away', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  await signInAs('周明远')
  await page.goto(`${demo.url}/customers`)
  const before = await shownCount(page)
  if (isPhone) await page.getByRole('button', { name: /^筛选/ }).click()
  await page.getByRole('button', { name: '更多筛选' }).click()
  const builder = page.getByRole('dialog', { name: '筛选条件' })
  await choose(page, builder.getByRole('combobox', { name: '字段' }), '生命周期')
  await expectAccessible(page)
  await choose(page, builder.getByRole('combobox', { name: '值' }), '成交')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/filter=/)

  await builder.getByRole('button', { name: '加一组条件' }).click()
  const group = builder.getByRole('group', { name: '一组条件' })
  await expect(group.getByRole('radio', { name: '满足任一' })).toBeChecked()
  await choose(page, group.getByRole('combobox', { name: '字段' }).first(), '采购预算')
  await group.getByRole('spinbutton', { name: '从' }).fill('100')
  await choose(page, group.getByRole('combobox', { name: '字段' }).last(), '来源')
  await choose(page, group.getByRole('combobox', { name: '值' }).last(), '展会')
  await page.keyboard.press('Escape')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await builder.getByRole('button', { name: /完\s*成/ }).click()
  await expect(builder).toHaveCount(0)

  const either = page.getByRole('button', { name: /^改条件：采购预算 100 万元 起 或 来源 是 展会/ })
  await expect(either).toBeVisible()
  await page.reload()
  await expect(either).toBeVisible()
  const narrowed = await shownCount(page)
  expect(narrowed).toBeLessThan(before)
  expect(narrowed).toBeGreaterThan(0)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('button', { name: '去掉条件：生命周期 是 成交' }).click()
  await expect(page.getByRole('button', { name: '改条件：生命周期 是 成交' })).toHaveCount(0)
  await expect(either).toBeVisible()
  await page.getByRole('button', { name: /^去掉条件：采购预算/ }).click()
  await expect(page).not.toHaveURL(/filter=/)
  await expect.poll(() => shownCount(page)).toBe(before)
})

/** How many the list says there are. */
async function shownCount(page: Page): Promise<number> {
  const head = page.getByRole('heading', { level: 1, name: '客户' }).locator('..')
  await expect(head).toContainText(/\d/)
  await page.waitForLoadState('networkidle')
  return Number(/[\d,]+/.exec(await head.innerText())?.[0]?.replaceAll(',', ''))
}

async function choose(page: Page, box: ReturnType<Page['getByRole']>, option: string): Promise<void> {
  await box.click()
  await box.fill(option)
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option })
    .first()
    .click()
}
