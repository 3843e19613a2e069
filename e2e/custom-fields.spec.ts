import type { Page } from '@playwright/test'
import { enterAs, expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'
import { type Product, startProduct } from './product.ts'

/** Changes what everybody's forms ask for: on a product of its own. */
let product: Product
test.beforeAll(async () => {
  product = await startProduct('demo')
})
test.afterAll(() => product.stop())

async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

const save = (page: Page) =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: /保\s*存/ })
    .click()

/** Types what is looked for: a long list draws only the options in sight. */
async function choose(page: Page, label: string, option: string, typed = ''): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).last()
  await field.click()
  if (typed) await field.fill(typed)
  await page.locator('.ant-select-item-option', { hasText: option }).last().click()
}

test('a custom field is made, filled in, found by, and told in the history', async ({
  page,
  isPhone,
}, info) => {
  test.setTimeout(180_000)
  const label = `认证情况${info.project.name}`
  await enterAs(page, product.url, '陈卫国')
  await page.goto(`${product.url}/custom-fields`)
  await expect(page.getByText('采购方式')).toBeVisible()
  await expectSound(page)
  await page.getByRole('button', { name: '新建客户字段' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('名称').fill(label)
  await choose(page, '类型', '单选')
  await form.getByLabel('选项 1', { exact: true }).fill('已通过')
  await form.getByRole('button', { name: '加选项' }).click()
  await form.getByLabel('选项 2', { exact: true }).fill('审核中')
  await expectAccessible(page)
  await save(page)
  await expect(form).toHaveCount(0)
  await expect(page.getByText(label)).toBeVisible()

  await enterAs(page, product.url, '王芳')
  await page.goto(`${product.url}/customers?mine=true`)
  const [row] = (
    (await (await page.request.get(`${product.url}/api/customers?mine=true&limit=1`)).json()) as {
      rows: { id: number; name: string }[]
    }
  ).rows
  if (!row) throw new Error('no customer')
  await page.goto(`${product.url}/customers/${row.id}`)
  await page.getByRole('button', { name: '编辑', exact: true }).first().click()
  await expect(form.getByText('更多信息')).toBeVisible()
  await choose(page, label, '审核中')
  await form.getByLabel('在用设备').fill('24')
  await expectAccessible(page)
  await save(page)
  await expect(form).toHaveCount(0)
  if (isPhone) await page.getByRole('tab', { name: /资料/ }).click()
  await expect(page.getByText('审核中').first()).toBeVisible()
  await expect(page.getByText('24 台').first()).toBeVisible()
  await expectSound(page)
  if (isPhone) await page.getByRole('tab', { name: /动态/ }).click()
  await expect(page.getByRole('listitem').filter({ hasText: label }).getByText('审核中')).toBeVisible()

  await page.goto(`${product.url}/customers`)
  if (isPhone) await page.getByRole('button', { name: /筛选/ }).first().click()
  await page.getByRole('button', { name: '更多筛选' }).click()
  const asked = page.getByRole('dialog', { name: '筛选条件' })
  await choose(page, '字段', label, label)
  await choose(page, '值', '审核中')
  await page.keyboard.press('Escape')
  await expectAccessible(page)
  await asked.getByRole('button', { name: /完\s*成/ }).click()
  await expect(asked).toHaveCount(0)
  await expect(page).toHaveURL(/filter=/)
  await expect(page.getByRole('button', { name: `改条件：${label} 是 审核中` })).toBeVisible()
  await expect(page.getByRole('link', { name: row.name })).toBeVisible()
  await expect(page.locator('a[data-opens]')).toHaveCount(1)
  await page.reload()
  await expect(page.locator('a[data-opens]')).toHaveCount(1)
  await expectSound(page)

  if (isPhone) {
    await page.getByRole('button', { name: /筛选/ }).first().click()
    await page.getByRole('button', { name: '卡片上显示' }).click()
    await page.getByRole('checkbox', { name: label }).check()
    await expectSound(page)
    await page.getByRole('button', { name: '看结果' }).click()
    await expect(page.getByRole('listitem').getByText(`${label} 审核中`)).toBeVisible()
    await expectSound(page)
    return
  }
  await page.getByRole('button', { name: '选择列' }).click()
  await page.getByRole('checkbox', { name: label }).check()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: label })).toBeVisible()
  await expect(page.getByRole('gridcell', { name: '审核中' })).toBeVisible()
  await expectSound(page)
})

test('what is missing for a purpose leads into the form, to that field', async ({ page, isPhone }, info) => {
  const name = `售后摸底${info.project.name}`
  await enterAs(page, product.url, '陈卫国')
  await page.goto(`${product.url}/field-sets`)
  await expect(page.getByText('行业方案推送')).toBeVisible()
  await expectSound(page)
  await page.getByRole('button', { name: '新建收集目的' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('名称').fill(name)
  await choose(page, '加字段', '主营业务', '主营')
  await choose(page, '加字段', '年度检修', '检修')
  await expectAccessible(page)
  await save(page)
  await expect(form).toHaveCount(0)

  await enterAs(page, product.url, '王芳')
  const made = await page.request.post(`${product.url}/api/customers`, {
    data: { name: `缺资料的公司${info.project.name}` },
    headers: { origin: product.url },
  })
  const { id } = (await made.json()) as { id: number }
  await page.goto(`${product.url}/customers/${id}${isPhone ? '?tab=facts' : ''}`)
  const card = page.getByRole('region', { name: '资料完整度' })
  const set = card.getByRole('listitem').filter({ hasText: name })
  await expect(set.getByText('0/2')).toBeVisible()
  await expectSound(page)
  await set.getByRole('button', { name: '填写主营业务' }).click()
  await expect(form.getByLabel('主营业务', { exact: true })).toBeFocused()
  // What the review will ask for says so, and holds nothing up.
  await expect(form.getByLabel('初始需求 审核时必填', { exact: true })).toHaveValue('')
  await expectAccessible(page)
  await form.getByLabel('主营业务').fill('轴承批发')
  await save(page)
  await expect(form).toHaveCount(0)
  await expect(set.getByText('1/2')).toBeVisible()
  await expect(set.getByRole('button', { name: '填写主营业务' })).toHaveCount(0)
})
