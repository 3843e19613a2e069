import type { Page } from '@playwright/test'
import { enterAs, expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'
import { type Product, startProduct } from './product.ts'

/** Changes rules and roles of the whole company: on a product of its own. */
let product: Product
test.beforeAll(async () => {
  product = await startProduct('demo')
})
test.afterAll(() => product.stop())

type Listed = { rows: { id: number; name: string }[] }
async function firstCustomer(page: Page): Promise<{ id: number; name: string }> {
  const answer = await page.request.get(`${product.url}/api/customers?mine=true&limit=1`)
  const [row] = ((await answer.json()) as Listed).rows
  if (!row) throw new Error('no customer')
  return row
}

async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

/** On a phone the parts of a record are tabs. */
const inContacts = (address: string, isPhone: boolean) => `${address}${isPhone ? '?tab=contacts' : ''}`

test('a rule and a role are changed, and a masked phone is shown with a reason that is recorded', async ({
  page,
  isPhone,
}) => {
  await enterAs(page, product.url, '王芳')
  const customer = await firstCustomer(page)

  await enterAs(page, product.url, '陈卫国')
  await page.goto(`${product.url}/settings`)
  await page.getByText('查看电话等完整内容时要写原因').click()
  const save = page.getByRole('button', { name: /保\s*存/ }).first()
  await save.click()
  // Nothing is left to save.
  await expect(save).toBeDisabled()
  await page.goto(`${product.url}/roles`)
  await expect(page.getByRole('link', { name: '销售主管' })).toBeVisible()
  await expectSound(page)
  await page.getByRole('link', { name: '销售主管' }).click()
  await expect(page.getByRole('heading', { name: '能看到哪些字段' })).toBeVisible()
  await page.getByRole('button', { name: '显示全部字段' }).click()
  await page.getByRole('combobox', { name: '客户 采购预算' }).click()
  await page.locator('.ant-select-item-option', { hasText: '遮住' }).last().click()
  await expect(page.getByText(/遮住显示：采购预算/)).toBeVisible()
  await page.getByRole('button', { name: /保\s*存/ }).click()
  await expect(page.getByText('已保存')).toBeVisible()
  await expectSound(page)

  await enterAs(page, product.url, '李娜')
  await page.goto(`${product.url}/customers/${customer.id}`)
  await expect(page.getByRole('heading', { name: customer.name })).toBeVisible()
  if (isPhone) await page.getByRole('tab', { name: '联系人' }).click()
  const card = page.getByText(/1\d\d\*{4}\d{4}/).first()
  await expect(card).toBeVisible()
  await page
    .getByRole('button', { name: /的完整联系方式/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: '查看完整内容' })
  await dialog.getByLabel('原因').fill('核对送货电话')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /显\s*示/ }).click()
  await expect(page.getByRole('link', { name: /^拨打/ }).first()).toBeVisible()
  if (isPhone) await page.getByRole('tab', { name: '资料' }).click()
  await page.getByRole('button', { name: '显示采购预算' }).click()
  await page.getByRole('dialog').getByLabel('原因').fill('准备报价')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /显\s*示/ })
    .click()
  await expect(page.getByRole('button', { name: '显示采购预算' })).toBeHidden()
  await expectSound(page)

  await enterAs(page, product.url, '陈卫国')
  const log = await page.request.get(`${product.url}/api/access-log?limit=10`)
  const actions = ((await log.json()) as { rows: { action: string }[] }).rows.map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['contact.revealed', 'customer.revealed', 'role.changed']))
  await page.goto(`${product.url}/people`)
  await page.getByRole('button', { name: '李娜 的操作' }).click()
  await page.getByRole('menuitem', { name: '有效权限' }).click()
  await expect(page.getByRole('heading', { name: '李娜 的有效权限' })).toBeVisible()
  await expect(page.getByText('客户 · 采购预算')).toBeVisible()
  await expectSound(page)
})

test('a customer is shared, the colleague sees it, loses the share, and it is gone', async ({
  page,
  isPhone,
}) => {
  await enterAs(page, product.url, '王芳')
  const customer = await firstCustomer(page)
  const address = `${product.url}/customers/${customer.id}`
  await page.goto(inContacts(address, isPhone))
  await page.getByRole('button', { name: '添加协作人' }).click()
  await page.getByRole('combobox', { name: '同事' }).fill('黄嘉欣')
  await page.locator('.ant-select-item-option', { hasText: '黄嘉欣' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: /保\s*存/ }).click()
  await expect(page.getByText('只能看 · 一直有效')).toBeVisible()
  await expectSound(page)

  await enterAs(page, product.url, '黄嘉欣')
  await page.goto(`${product.url}/customers`)
  if (isPhone) await page.getByRole('button', { name: '全部客户' }).click()
  await page.getByText('我协作的', { exact: true }).click()
  await expect(page.getByRole('link', { name: customer.name }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: `给${customer.name}写跟进` })).toBeHidden()
  await expectSound(page)
  await page.goto(inContacts(address, isPhone))
  await expect(page.getByRole('heading', { name: customer.name })).toBeVisible()
  if (isPhone) {
    await page.getByRole('navigation').getByText('新增').click()
    await expect(page.getByRole('dialog').getByText('这个客户只能查看，不能写跟进')).toBeVisible()
    await expect(page.getByRole('dialog').getByRole('button', { name: '写跟进' })).toBeHidden()
    await page.keyboard.press('Escape')
  }
  await expect(page.getByRole('button', { name: '添加协作人' })).toBeHidden()

  await enterAs(page, product.url, '王芳')
  await page.goto(inContacts(address, isPhone))
  await page.getByRole('button', { name: '黄嘉欣 的协作' }).click()
  await page.getByRole('menuitem', { name: '取消协作' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '取消协作' }).click()
  await expect(page.getByText('只能看 · 一直有效')).toBeHidden()

  await enterAs(page, product.url, '黄嘉欣')
  await page.goto(address)
  await expect(page.getByText(/没有找到/)).toBeVisible()
  await expect(page.getByText(customer.name)).toBeHidden()
})
