import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeWorkbook } from '../server/platform/workbook/write.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

/** Eight customers; three texts of the industry that no list has, and a phone with a digit too few. */
async function wrongWorkbook(folder: string, prefix: string): Promise<string> {
  const heads = ['客户名称', '所属行业', '联系人', '手机号']
  const industries = ['新能源装备', '新能源装备', '贸易', '贸易', '贸易', '制造', '制照业', '教育']
  const rows = industries.map((industry, at) => [
    `${prefix}${'甲乙丙丁戊己庚辛'[at]}有限公司`,
    industry,
    '张敏',
    at === 4 ? '1390000111' : `1390000111${at}`,
  ])
  mkdirSync(folder, { recursive: true })
  const file = join(folder, '待改.xlsx')
  const columns = heads.map((head) => ({ head, width: 20, kind: 'text' as const }))
  await writeWorkbook(createWriteStream(file), { sheets: [{ name: '客户', columns, rows }] })
  return file
}

test('texts are put right once for all rows and a cell in place, and the customers have them', async ({
  page,
  demo,
  signInAs,
  isPhone,
}, info) => {
  await signInAs('王芳')
  const prefix = isPhone ? '掌上改' : '桌上改'
  await page.goto(`${demo.url}/imports`)
  await page.locator('input[type=file]').setInputFiles(await wrongWorkbook(info.outputDir, prefix))
  await page.getByRole('button', { name: '检查全部行' }).click()
  const industries = page.getByRole('region', { name: '所属行业' })
  await expect(industries.getByText('贸易', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: '导入 2 个客户' })).toBeEnabled()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await industries.getByRole('button', { name: '采用全部建议（3）' }).click()
  await industries.getByRole('button', { name: '批发和零售业' }).click()
  const phone = page.getByRole('textbox', { name: '第 6 行的手机号' })
  const cell = page.getByRole('combobox', { name: '第 2 行的所属行业' })
  await cell.press('Enter')
  await expect(page.getByRole('combobox', { name: '第 3 行的所属行业' })).toBeFocused()
  await phone.fill('139000011')
  await expect(page.getByText('改了 4 处')).toBeVisible()
  await expect(page.getByRole('button', { name: '导入 2 个客户' })).toBeDisabled()
  await expectAccessible(page)
  await page.reload()
  await expect(phone).toHaveValue('139000011')
  await page.getByRole('button', { name: '保存并重新检查' }).click()
  await expect(page.getByText('可导入 7 行，有问题 1 行')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  // Refused, with the reason, and not lost.
  await expect(phone).toHaveValue('139000011')
  await expect(page.getByRole('alert').filter({ hasText: '号码' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await phone.fill('13900001114')
  await page.getByRole('button', { name: '保存并重新检查' }).click()
  await expect(page.getByText('可导入 8 行，有问题 0 行')).toBeVisible()
  await page.getByText('已改的 3 种内容').click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '导入 8 个客户' }).click()
  await page.getByRole('link', { name: '看新导入的客户' }).click()

  for (const [name, industry, phone] of [
    [`${prefix}甲有限公司`, '新能源制造', '13900001110'],
    [`${prefix}戊有限公司`, '批发和零售业', '13900001114'],
    [`${prefix}庚有限公司`, '制造业', '13900001116'],
  ] as const) {
    const read = async (path: string) => (await page.request.get(`${demo.url}/api/customers${path}`)).text()
    const found = JSON.parse(await read(`?q=${encodeURIComponent(name)}`)) as { rows: { id: number }[] }
    expect(await read(`/${found.rows[0]?.id}`)).toContain(`"name":"${industry}"`)
    expect(await read(`/${found.rows[0]?.id}/contacts`)).toContain(phone)
  }
})
