import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('a new customer is handed in, goes back with a reason, comes again and gets its number', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  const name = `${isPhone ? '掌上' : '桌上'}审核传动机械有限公司`
  await signInAs('王芳')
  await page.goto(`${demo.url}/customers?new=1`)
  await page.getByLabel('公司名称').fill(name)
  await page.getByRole('button', { name: '保存并提交审核' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  const bar = page.getByRole('region', { name: '审核' })
  await expect(bar.getByText('还缺')).toBeVisible()
  await expect(bar.getByRole('button', { name: '提交审核' })).toBeDisabled()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await bar.getByRole('button', { name: '填写初始需求' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: '初始需求' }).fill('减速机')
  await form.getByRole('button', { name: '保存', exact: true }).click()
  await bar.getByRole('button', { name: '填写联系人姓名' }).click()
  await form.getByRole('textbox', { name: '姓名' }).fill('陆明')
  await form.getByRole('textbox', { name: '电话' }).first().fill('13951761234')
  await form.getByRole('button', { name: '保存', exact: true }).click()
  await expect(bar.getByText('必填内容已齐。')).toBeVisible()
  await bar.getByRole('button', { name: '提交审核' }).click()
  await expect(bar.getByText(/等 李娜 审核/)).toBeVisible()
  const record = page.url().split('?')[0] ?? ''

  await signInAs('李娜')
  await page.goto(`${demo.url}/reviews`)
  await expect(page.getByText(/等着审核的录入：\d/)).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('link', { name }).click()
  await page.getByRole('button', { name: '退回' }).click()
  await page.getByRole('combobox', { name: '第 1 项内容' }).fill('初始需求')
  await page.getByTitle('初始需求', { exact: true }).click()
  await page.getByRole('textbox', { name: '第 1 项的理由' }).fill('请写明型号和数量')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await expect(bar.getByText(/李娜 于 .* 退回/)).toBeVisible()

  await signInAs('王芳')
  await page.goto(record)
  await expect(bar.getByText('请写明型号和数量')).toBeVisible()
  await bar.getByRole('button', { name: '重新提交' }).click()
  await expect(bar.getByRole('button', { name: '撤回' })).toBeVisible()

  await signInAs('李娜')
  await page.goto(`${demo.url}/reviews`)
  await page.getByRole('checkbox', { name: `选择“${name}”` }).check()
  await page.getByRole('button', { name: '通过所选（1）' }).click()
  await expect(page.getByText(/已通过，编号 \d{4}-/)).toBeVisible()
  await page.goto(record)
  await expect(page.getByText(/\d{4}-GEN-\d{3}/).first()).toBeVisible()
  await expect(bar).toBeHidden()
})
