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

test('what comes back from the trash is asked like an entry: told where it may be the same, kept where a rule blocks', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  const name = isPhone ? '掌上巍岳铸造有限公司' : '桌上巍岳铸造有限公司'
  const phone = isPhone ? '13951765672' : '13951765671'
  const create = async (data: object) => {
    const made = await page.request.post(`${demo.url}/api/customers`, { data: { isAnother: true, ...data } })
    expect(made.ok(), await made.text()).toBe(true)
    return ((await made.json()) as { id: number }).id
  }
  await signInAs('陈卫国')
  const id = await create({ name, contacts: [{ name: '陆明', phones: [phone] }] })
  await page.request.delete(`${demo.url}/api/customers/${id}`)
  await create({ name })

  await page.goto(`${demo.url}/customers/trash`)
  const restore = page.getByRole('button', { name: `恢复 ${name}` })
  await restore.click()
  const told = page.getByRole('dialog', { name: `“${name}”已恢复` })
  await expect(told.getByText('已有同名的客户，由陈卫国负责。')).toBeVisible()
  await expectAccessible(page)
  await told.getByRole('button', { name: '关闭' }).click()
  await expect(restore).toBeHidden()

  const rules = `${demo.url}/api/duplicate-rules`
  const before = (await (await page.request.get(rules)).json()) as { version: number; rules: object[] }
  const write = (version: number, given: object[]) =>
    page.request.put(rules, { data: { version, rules: given } })
  await page.request.delete(`${demo.url}/api/customers/${id}`)
  await create({ name: `${name}分公司`, contacts: [{ name: '陆明', phones: [phone] }] })
  expect((await write(before.version, [{ kinds: ['phone'], effect: 'block' }])).ok()).toBe(true)
  await page.reload()
  await restore.click()
  const kept = page.getByRole('dialog', { name: `“${name}”没有恢复` })
  await expect(kept.getByText('已有电话相同的客户，由陈卫国负责；按查重规则不能再录入。')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await kept.getByRole('button', { name: '关闭' }).click()
  await expect(restore).toBeFocused()
  expect((await write(before.version + 1, before.rules)).ok()).toBe(true)
})
