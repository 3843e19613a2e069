import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('a duplicate is met while typing, confirmed to be another one, found by the check-up and told apart', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  const core = isPhone ? '掌上衡岳精密传动' : '桌上衡岳精密传动'
  await signInAs('李娜')
  await page.goto(`${demo.url}/customers?new=1`)
  await page.getByLabel('公司名称').fill(`苏州${core}有限公司`)
  await page
    .getByRole('textbox', { name: '联系人电话' })
    .first()
    .fill(isPhone ? '13951765679' : '13951765678')
  await page.getByRole('textbox', { name: '联系人姓名' }).first().fill('陆明')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('heading', { name: `苏州${core}有限公司` })).toBeVisible()

  await signInAs('王芳')
  await page.goto(`${demo.url}/customers?new=1`)
  await page.getByLabel('公司名称').fill(`${core}股份公司`)
  const hint = page.getByRole('status').filter({ hasText: '先看看是不是同一家' })
  await expect(hint.getByText(/已有名称主体相同的客户，由李娜负责/)).toBeVisible()
  await expect(page.getByRole('checkbox', { name: '确认不是同一家，仍要新建' })).toBeHidden()
  await expectAccessible(page)
  await page.getByLabel('公司名称').fill(`苏州${core}（有限公司）`)
  await expect(hint.getByText(/已有同名的客户，由李娜负责/)).toBeVisible()
  await page.getByRole('checkbox', { name: '确认不是同一家，仍要新建' }).check()
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: '存为草稿' }).click()
  await expect(page.getByRole('heading', { name: core })).toBeVisible()
  if (isPhone) await page.getByRole('tab', { name: /联系人/ }).click()
  await page.getByRole('button', { name: '添加联系人' }).first().click()
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: '电话' })
    .first()
    .fill(isPhone ? '139 5176 5679' : '139 5176 5678')
  await expect(hint.getByText(/已有.*电话相同的客户，由李娜负责/)).toBeVisible()

  await signInAs('李娜')
  await page.goto(`${demo.url}/check-up`)
  await page.getByRole('button', { name: '重新检查' }).click()
  const pair = page.getByRole(isPhone ? 'listitem' : 'row').filter({ hasText: core })
  // The check goes on in the background.
  await expect(async () => {
    await page.goto(`${demo.url}/duplicates`)
    await expect(pair.getByText('同名')).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await pair.getByRole('button', { name: /不是同一家/ }).click()
  await expect(page.getByText(/已确认 .* 不是同一家/)).toBeVisible()
  await expect(pair).toHaveCount(0)
  await page.getByText('已确认不同', { exact: true }).click()
  await expect(page.getByText(/李娜/).first()).toBeVisible()
  await pair.getByRole('button', { name: /撤销/ }).click()
  await page.getByText('待处理', { exact: true }).click()
  await pair.getByRole('link', { name: /^合并/ }).click()
  await expect(page.getByRole('heading', { name: '合并客户' })).toBeVisible()
})
