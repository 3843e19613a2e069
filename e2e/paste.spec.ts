import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

const card = `王丽丽 | 采购经理
昆山恒远样机有限公司
手机：138 1234 5678 / 139-1234-5679
座机：0512-57301234 转 801
传真：0512-57301235
邮箱：wangli@example.com
地址：江苏省昆山市前进西路88号
税号：91350100M000100Y43
下周三下午来看样`

const billing = `名称：昆山恒远样机有限公司 纳税人识别号：91350100M000100Y43
地址、电话：江苏省昆山市前进西路88号 0512-57301234
开户行及账号：中国工商银行昆山支行 1102020409000012345`

const saved = (page: Page) => page.getByRole('dialog').getByRole('button', { name: /保\s*存/ })
/** The dialog over the form. */
const pasteBox = (page: Page) => page.getByRole('dialog', { name: '智能粘贴' })

async function paste(page: Page, text: string) {
  await page.getByRole('button', { name: '智能粘贴' }).click()
  const box = pasteBox(page)
  await expect(box.getByLabel('聊天内容、名片、邮件签名或开票资料')).toBeFocused()
  await page.keyboard.insertText(text)
  return box
}

async function ownCustomer(page: Page, url: string): Promise<number> {
  const answer = await page.request.get(`${url}/api/customers?mine=true&limit=1`)
  const { rows } = (await answer.json()) as { rows: { id: number }[] }
  return rows[0]?.id ?? 0
}

test('a name card becomes a customer with its contact, checked before it is saved', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  await signInAs('张伟')
  await page.goto(`${demo.url}/customers?new=1`)
  const form = page.getByRole('dialog', { name: '新建客户' })
  const box = await paste(page, card)
  const found = box.getByRole('region', { name: '找到的内容' })
  await expect(found.getByLabel('公司名称的内容')).toHaveValue('昆山恒远样机有限公司')
  await expect(found.getByText('江苏省苏州市昆山市')).toBeVisible()
  await expect(found.getByRole('checkbox', { name: /下一步：?.*20\d\d-\d\d-\d\d 下午来看样/ })).toBeVisible()
  await expect(box.locator('mark').filter({ hasText: '王丽丽' })).toBeVisible()
  await expect(box.locator('mark').filter({ hasText: '0512-57301235' })).toHaveCount(0)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await found.getByRole('checkbox', { name: /139 1234 5679/ }).uncheck()
  await found.getByLabel('职位的内容').fill('采购总监')
  await box.getByRole('button', { name: /^填入 \d+ 项$/ }).click()
  await expect(box).toHaveCount(0)

  await expect(form.getByLabel('公司名称')).toHaveValue('昆山恒远样机有限公司')
  await expect(form.getByLabel('联系人姓名')).toHaveValue('王丽丽')
  await expect(form.getByLabel('联系人电话')).toHaveValue('138 1234 5678')
  await expect(form.getByLabel('电话 2')).toHaveValue('0512-5730 1234 转 801')
  await expect(form.getByLabel('职位')).toHaveValue('采购总监')
  await expect(form.getByLabel('邮箱')).toHaveValue('wangli@example.com')
  await expect(form.getByLabel('统一社会信用代码')).toHaveValue('91350100M000100Y43')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await saved(page).click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  await expect(page.getByText('下午来看样').first()).toBeVisible()
  if (isPhone) await page.getByRole('tab', { name: '联系人' }).click()
  await expect(page.getByText('采购总监').first()).toBeVisible()
})

test('what was typed stays until its replacement is ticked; the hint of duplicates comes with what is filled in', async ({
  page,
  demo,
  signInAs,
}) => {
  await signInAs('张伟')
  const answer = await page.request.get(`${demo.url}/api/customers?mine=true&limit=20`)
  const { rows } = (await answer.json()) as { rows: { name: string; type: string }[] }
  const known = rows.find(({ name, type }) => type === 'company' && name.endsWith('有限公司'))?.name ?? ''
  await page.goto(`${demo.url}/customers?new=1`)
  const form = page.getByRole('dialog', { name: '新建客户' })
  await form.getByLabel('公司名称').fill('手写的名称')
  const box = await paste(page, `公司名称：${known}`)
  await expect(box.getByText('已填“手写的名称”，勾选后替换')).toBeVisible()
  await expect(box.getByRole('checkbox', { name: `填入公司名称：${known}` })).not.toBeChecked()
  await expect(box.getByRole('button', { name: /^填\s*入$/ })).toBeDisabled()
  await box.getByRole('checkbox', { name: `填入公司名称：${known}` }).check()
  await box.getByLabel('聊天内容、名片、邮件签名或开票资料').press('Control+Enter')
  await expect(form.getByLabel('公司名称')).toHaveValue(known)
  await expect(form.getByText('先看看是不是同一家，再决定。')).toBeVisible()

  // Escape closes what is on top, and what was filled in is kept like what was typed.
  await page.getByRole('button', { name: '智能粘贴' }).click()
  await expect(pasteBox(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(pasteBox(page)).toHaveCount(0)
  await expect(form).toBeVisible()
  await page.reload()
  await expect(form.getByLabel('公司名称')).toHaveValue(known)
})

test('on the record: a contact, billing data and the next step from what was pasted', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  await signInAs('张伟')
  await page.goto(`${demo.url}/customers/${await ownCustomer(page, demo.url)}`)
  const tab = async (name: string) => {
    if (isPhone) await page.getByRole('tab', { name }).click()
  }
  const form = page.getByRole('dialog')

  await tab('联系人')
  await page.getByRole('button', { name: '添加联系人' }).click()
  let box = await paste(page, '刘海燕 财务主管\n13700001111\n微信同号')
  await expectAccessible(page)
  await box.getByRole('button', { name: '填入 4 项' }).click()
  await expect(form.getByLabel('姓名')).toHaveValue('刘海燕')
  await expect(form.getByLabel('微信')).toHaveValue('13700001111')
  await saved(page).click()
  await expect(form).toHaveCount(0)
  await expect(page.getByText('刘海燕').first()).toBeVisible()

  await tab('附件与开票')
  await page.getByRole('button', { name: '添加开票资料' }).click()
  box = await paste(page, billing)
  await box.getByRole('button', { name: '填入 6 项' }).click()
  await expect(form.getByLabel('抬头')).toHaveValue('昆山恒远样机有限公司')
  await expect(form.getByLabel('账号')).toHaveValue('1102020409000012345')
  await expectNoSidewaysScroll(page)
  await saved(page).click()
  await expect(form).toHaveCount(0)
  await expect(page.getByText('中国工商银行昆山支行').first()).toBeVisible()

  await tab('动态')
  await page.getByRole('button', { name: '定下一步' }).click()
  box = await paste(page, '好的，明天10点打电话确认图纸')
  await expect(box.getByText(/20\d\d-\d\d-\d\d 10:00 打电话确认图纸/).first()).toBeVisible()
  await box.getByRole('button', { name: '填入 1 项' }).click()
  await expect(form.getByLabel('要做什么')).toHaveValue('打电话确认图纸')
  await expect(form.getByLabel('时间（可不填）')).toHaveValue('10:00')
  await saved(page).click()
  await expect(form).toHaveCount(0)
  await expect(page.getByText('打电话确认图纸').first()).toBeVisible()
})
