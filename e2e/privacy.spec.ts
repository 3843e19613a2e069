import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('a person asks to be erased: taken in, previewed, erased, and found nowhere; then the log goes to an auditor', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  const company = `${isPhone ? '掌上' : '桌上'}隐私机械有限公司`
  const person = isPhone ? '司徒掌' : '司徒桌'
  await signInAs('陈卫国')
  const made = await page.request.post(`${demo.url}/api/customers`, {
    data: {
      name: company,
      highlights: `${person}说了算`,
      contacts: [{ name: person, phones: ['13951760000'], email: 'situ@example.com' }, { name: '陆明' }],
    },
  })
  expect(made.ok(), await made.text()).toBe(true)
  const { id } = (await made.json()) as { id: number }

  await page.goto(`${demo.url}/customers/${id}?tab=contacts`)
  await page.getByRole('button', { name: `同意：客户跟进与报价（${person}）` }).click()
  const consents = page.getByRole('dialog', { name: `“${person}”的同意与勿扰` })
  await expect(consents.getByText('客户跟进与报价')).toBeVisible()
  await expectAccessible(page)
  await consents.getByRole('button', { name: '修改' }).click()
  const bar = page.getByRole('dialog', { name: '请勿联系' })
  await bar.getByRole('checkbox', { name: '电话' }).check()
  await bar.getByRole('textbox', { name: '原因' }).fill('只收邮件')
  await bar.getByRole('button', { name: '保存' }).click()
  await expect(consents.getByText('只收邮件')).toBeVisible()
  await consents.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByText(/请勿联系：电话/)).toBeVisible()
  await page.getByRole('link', { name: /139 5176 0000/ }).click()
  await expect(page.getByText('仍要联系吗？')).toBeVisible()
  await page.getByRole('button', { name: '取消' }).click()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('button', { name: `登记“${person}”的个人信息请求` }).click()
  const intake = page.getByRole('dialog')
  await intake.getByRole('combobox', { name: '请求' }).click()
  await page.getByTitle('删除', { exact: true }).click()
  await intake.getByRole('textbox', { name: '怎样核实身份' }).fill('回拨登记的手机号核对')
  await expectAccessible(page)
  await intake.getByRole('button', { name: '登记', exact: true }).click()

  await expect(page.getByRole('heading', { name: `删除：${person}` })).toBeVisible()
  await page.getByRole('button', { name: '预览删除' }).click()
  await expect(page.getByRole('region', { name: '会删除' })).toBeVisible()
  await expect(page.getByRole('region', { name: /文字里提到的地方/ }).getByText('说了算')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: '永久删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '永久删除' }).click()
  await expect(page.getByText(/已删除，\d+ 处文字已替换/)).toBeVisible()

  await page.getByRole('link', { name: '打开资料' }).click()
  await page.goto(`${demo.url}/customers/${id}?tab=contacts`)
  await expect(page.getByText('已删除的联系人')).toBeVisible()
  await expect(page.getByText('〔已删除〕说了算').first()).toBeVisible()
  const found = await page.request.get(`${demo.url}/api/search?q=${encodeURIComponent(person)}`)
  expect(await found.text()).not.toContain(person)

  await page.goto(`${demo.url}/privacy`)
  await expect(page.getByRole('heading', { name: '隐私' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByText('已办结').click()
  await expect(page.getByRole('link', { name: '已删除的联系人' })).toBeVisible()

  await page.goto(`${demo.url}/access-log?action=person.erased`)
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/访问日志.*\.csv$/)
})
