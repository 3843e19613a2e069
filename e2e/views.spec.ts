import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

const conditions = (...all: object[]) => encodeURIComponent(JSON.stringify({ all }))
const soundly = async (page: Page) => {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

test('a view is saved, shared, pinned, changed, deleted and taken back', async ({
  page,
  demo,
  signInAs,
  isPhone,
}, info) => {
  test.setTimeout(180_000)
  const name = `华南成交${info.project.name}`
  const views = page.getByRole('navigation', { name: '场景' })
  /** The view that the list shows: on a phone the button that opens the others. */
  const current = (called: string) =>
    isPhone
      ? page.getByRole('button', { name: new RegExp(`^${called}( 已修改)?`) })
      : views.locator('[aria-current=page]', { hasText: called })
  const sheet = async (called: string) => {
    if (isPhone) await current(called).click()
  }
  const open = async (called: string, from: string) => {
    await sheet(from)
    await views.getByRole('link', { name: called }).click()
    await expect(current(called)).toBeVisible()
    if (isPhone) await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  const changed = page.getByText('已修改', { exact: true })
  const rows = page.locator('a[data-opens]')

  await signInAs('陈志强')
  await page.goto(`${demo.url}/customers`)
  await expect(current('全部客户')).toBeVisible()
  await soundly(page)
  if (isPhone) {
    await sheet('全部客户')
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await open('超期未跟进', '全部客户')
  await expect(page).toHaveURL(/view=overdue&nextStep=overdue/)
  const overdue = await countOf(page, demo.url, 'nextStep=overdue')
  expect(overdue).toBeGreaterThan(0)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(String(overdue))

  await page.goto(`${demo.url}/customers?filter=${conditions({ field: 'stage', any: ['deal'] })}`)
  await page.getByRole('button', { name: '存为场景' }).click()
  const form = page.getByRole('dialog', { name: '存为场景' })
  await form.getByLabel('名称').fill(name)
  await form.getByRole('radio', { name: '我的部门及下级' }).check()
  await form.getByRole('checkbox', { name: '固定在最前面' }).check()
  await soundly(page)
  await form.getByRole('button', { name: /保\s*存/ }).click()
  await expect(form).toHaveCount(0)
  await expect(page).toHaveURL(/view=\d+/)
  await expect(current(name)).toBeVisible()
  await expect(changed).toHaveCount(0)
  const address = page.url()

  await page.locator('#customers-filter').fill('有限')
  await expect(changed).toBeVisible()
  if (!isPhone) {
    await page.getByRole('button', { name: '选择列' }).click()
    await page.getByText('宽松').click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('row').nth(1)).toHaveCSS('height', '44px')
  }
  await sheet(name)
  await page.getByRole('button', { name: /^保\s*存$/ }).click()
  await expect(page.getByText(`“${name}”已保存`)).toBeVisible()
  await expect(changed).toHaveCount(0)
  await page.goto(`${demo.url}/customers`)
  await expect(page).toHaveURL(/view=\d+.*q=/)
  await expect(current(name)).toBeVisible()
  if (!isPhone) await expect(page.getByRole('row').nth(1)).toHaveCSS('height', '44px')

  await signInAs('黄嘉欣')
  await page.goto(`${demo.url}/customers`)
  await open(name, '全部客户')
  const own = await countOf(
    page,
    demo.url,
    `q=${encodeURIComponent('有限')}&filter=${conditions({ field: 'stage', any: ['deal'] })}`,
  )
  await expect(page.getByRole('heading', { level: 1 })).toContainText(String(own))
  await expect(page.locator('#customers-filter')).toHaveValue('有限')
  await page.locator('#customers-filter').fill('科技')
  await expect(changed).toBeVisible()
  await sheet(name)
  await expect(page.getByRole('button', { name: /^保\s*存$/ })).toHaveCount(0)
  await page.getByRole('button', { name: '还原' }).click()
  await expect(changed).toHaveCount(0)
  await expect(page.locator('#customers-filter')).toHaveValue('有限')

  await signInAs('陈志强')
  await page.goto(address)
  await sheet(name)
  await page.getByRole('button', { name: '管理场景' }).click()
  const manage = page.getByRole('dialog', { name: '管理场景' })
  await manage.getByRole('button', { name: '固定“我负责的”' }).click()
  await manage.getByRole('button', { name: '“我负责的”上移' }).click()
  await expect(manage.getByRole('button', { name: '“我负责的”上移' })).toBeDisabled()
  await soundly(page)
  await manage.getByRole('button', { name: `编辑场景“${name}”` }).click()
  const edit = page.getByRole('dialog', { name: `编辑场景“${name}”` })
  await edit.getByLabel('名称').fill(`${name}新`)
  await edit.getByRole('button', { name: /保\s*存/ }).click()
  const remove = manage.getByRole('button', { name: `删除场景“${name}新”` })
  await remove.click()
  await expect(page).toHaveURL(/view=all/)
  await expect(remove).toHaveCount(0)
  await page.getByRole('button', { name: /撤\s*销/ }).click()
  await expect(remove).toBeVisible()
  // As it was for the journeys after this one.
  await remove.click()
  await expect(remove).toHaveCount(0)
  await manage.getByRole('button', { name: '取消固定“我负责的”' }).click()
  await manage.getByRole('button', { name: '关闭' }).click()
  await expect(manage).toHaveCount(0)
  await expect(current('全部客户')).toBeVisible()

  await signInAs('解思远')
  await page.goto(`${demo.url}/customers`)
  const filter = conditions({ field: 'budget', min: 1 }, { field: 'stage', any: ['deal'] })
  await page.goto(`${demo.url}/customers?view=1&filter=${filter}`)
  await expect(current('未保存')).toBeVisible()
  await expect(page.getByRole('button', { name: '改条件：采购预算（你看不到）' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '这里按“采购预算”筛选，你看不到这项内容' })).toBeVisible()
  await soundly(page)
  await page.getByRole('button', { name: '去掉这项筛选' }).click()
  await expect(rows.first()).toBeVisible()
  await expect(page.getByRole('button', { name: '改条件：生命周期 是 成交' })).toBeVisible()
  await open('资料待补全', '未保存')
  await expect(rows.first()).toBeVisible()
})

async function countOf(page: Page, url: string, query: string): Promise<number> {
  const answer = await page.request.get(`${url}/api/customers?${query}&limit=1`)
  return ((await answer.json()) as { count: { value: number } }).count.value
}
