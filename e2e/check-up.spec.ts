import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('a check finds what is amiss, its list is worked through, and what is mended leaves it', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  await signInAs('马超')
  const name = '沈阳无联系人样机有限公司'
  const made = await page.request.post(`${demo.url}/api/customers`, { data: { name } })
  expect(made.ok(), await made.text()).toBe(true)

  await page.goto(`${demo.url}/check-up`)
  const share = page.getByRole('region', { name: '完好率' })
  await expect(share.getByRole('img', { name: /^完好率：20\d\d-\d\d-\d\d 是 [\d.]+%/ })).toBeVisible()
  const toList = page.getByRole('link', { name: '去处理：没有联系人' })
  await expect(toList).toHaveCount(0)
  await page.getByRole('button', { name: '重新检查' }).click()
  await expect(toList).toBeVisible()
  await share.getByText('按天看').click()
  await expect(share.getByRole('table', { name: '按天看' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await toList.click()
  await expect(page.getByRole('button', { name: '体检：没有联系人' })).toBeVisible()
  const row = page.getByRole('link', { name })
  await expect(row).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await row.click()
  if (isPhone) await page.getByRole('tab', { name: '联系人' }).click()
  await page.getByRole('button', { name: '添加联系人' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('姓名').fill('马晓')
  await form.getByRole('button', { name: /保\s*存/ }).click()
  await expect(page.getByText('马晓').first()).toBeVisible()

  await page.goBack()
  await expect(page.getByRole('button', { name: '体检：没有联系人' })).toBeVisible()
  await expect(row).toHaveCount(0)
  await page.getByRole('link', { name: '回到数据体检' }).click()
  await expect(page.getByText(/^没有发现：.*没有联系人/)).toBeVisible()

  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
})
