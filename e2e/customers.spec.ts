import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { enterAs, expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'
import { salesWorkbook } from './workbook.ts'

test('import an ugly workbook, find a customer, open, edit and export it, and take the import back', async ({
  page,
  demo,
  signInAs,
  isPhone,
}, info) => {
  await signInAs('王芳')

  await page.goto(`${demo.url}/imports`)
  await expectAccessible(page)
  await page.locator('input[type=file]').setInputFiles(await salesWorkbook(info.outputDir))
  await expect(page.getByText('每一列对应什么')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: '检查全部行' }).click()
  await expect(page.getByText('可导入 3 行，有问题 2 行')).toBeVisible()
  await expect(page.getByText('厦门海沧贸易有限公司').first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByText('全部导入，有一行有问题就一行也不导入').click()
  await expect(page.getByText('有 2 行有问题，请先改好。')).toBeVisible()
  await expect(page.getByRole('button', { name: '导入 3 个客户' })).toBeDisabled()
  await page.getByText('只导入没有问题的行').click()
  await page.getByRole('button', { name: '导入 3 个客户' }).click()
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible()
  await expectAccessible(page)
  const done = page.url()
  const rejected = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载未导入的行' }).click()
  expect((await rejected).suggestedFilename()).toContain('.xlsx')

  await page.goto(`${demo.url}/customers`)
  await expect(page.getByText('重庆渝江轴承有限公司').first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  for (const typed of ['渝江', 'yujiang', 'cqyj', '单晓东', '5678']) {
    await search(page, isPhone, typed)
    await expect(page.getByRole('option', { name: /重庆渝江轴承有限公司/ })).toBeVisible()
  }
  await search(page, isPhone, '湘银')
  await expectAccessible(page)
  await page.getByRole('option', { name: /长沙湘银行业服务有限公司/ }).click()
  await expect(page.getByRole('heading', { name: '长沙湘银行业服务有限公司' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  if (isPhone) await page.getByRole('tab', { name: /联系人/ }).click()
  await expect(page.getByRole('link', { name: /0731-8888 6666 转 801/ })).toHaveAttribute(
    'href',
    /^tel:\+86731/,
  )

  await page.getByRole('button', { name: '编辑', exact: true }).first().click()
  const form = page.getByRole('dialog')
  await form.getByLabel('初始需求').fill('柜面叫号设备六套，含安装')
  await expectAccessible(page)
  await form.getByRole('button', { name: /保\s*存/ }).click()
  await expect(form).toHaveCount(0)
  if (isPhone) await page.getByRole('tab', { name: /动态/ }).click()
  await expect(page.getByText('柜面叫号设备六套，含安装').last()).toBeVisible()

  await page.goto(`${demo.url}/customers?q=${encodeURIComponent('渝江')}`)
  await expect(page.getByText('重庆渝江轴承有限公司').first()).toBeVisible()
  const exported = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByText('导出为 CSV').click()
  const csv = readFileSync(await (await exported).path(), 'utf8')
  expect(csv).toContain('重庆渝江轴承有限公司')
  expect(csv).toContain('138****5678')
  expect(csv).not.toContain('13812345678')
  expect(csv).not.toContain('苏州长乐电子科技有限公司')

  await page.goto(done)
  await page.getByRole('button', { name: '撤销导入' }).click()
  const question = page.getByRole('dialog', { name: '撤销这次导入' })
  await expect(question.getByText('1 个客户导入后已有人改动或跟进，会保留。')).toBeVisible()
  await expect(question.getByRole('link', { name: '长沙湘银行业服务有限公司' })).toBeVisible()
  await expectAccessible(page)
  await question.getByRole('button', { name: '移除 2 个客户' }).click()
  await expect(page.getByText('已撤销导入，移除 2 个客户。')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('link', { name: '保留 1 个有人改动或跟进过的客户' }).click()
  await expect(page.getByText('长沙湘银行业服务有限公司').first()).toBeVisible()
  await expect(page.getByText('重庆渝江轴承有限公司')).toHaveCount(0)
})

test('a form is left by going back, filters stay, and the focus returns', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  await signInAs('王芳')
  if (isPhone) {
    await page.goto(`${demo.url}/customers`)
    await page.getByRole('button', { name: '筛选' }).click()
    await expect(page.getByRole('dialog', { name: '筛选' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('dialog').getByLabel('生命周期').click()
    await page.getByTitle('成交').click()
    await page.getByRole('button', { name: '看结果' }).click()
    await expect(page.getByRole('button', { name: '筛选，已选 1 项' })).toBeVisible()
    await expectNoSidewaysScroll(page)
  } else {
    await page.goto(`${demo.url}/customers?stage=deal`)
  }
  // On a phone the plus offers a follow-up too.
  const opener = page.getByRole('button', { name: isPhone ? '新增' : '新建客户' })
  const begin = async () => {
    await opener.click()
    if (isPhone) await page.getByRole('dialog').getByRole('button', { name: '新建客户' }).click()
  }
  const form = page.getByRole('dialog', { name: '新建客户' })
  await begin()
  await form.getByLabel('公司名称').fill('半途而废设备有限公司')
  await page.goBack()
  await expect(form).toHaveCount(0)
  await expect(page).toHaveURL(/customers\?stage=deal(&view=all)?$/)
  await begin()
  await expect(form.getByLabel('公司名称')).toHaveValue('半途而废设备有限公司')
  await form.getByRole('button', { name: '不要了，重新填写' }).click()
  await form.getByRole('button', { name: /取\s*消/ }).click()
  await expect(form).toHaveCount(0)
  await expect(opener).toBeFocused()

  await begin()
  await form.getByLabel('公司名称').fill('一气呵成设备有限公司')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: /一气呵成/ })).toBeFocused()
  await page.goBack()
  await expect(page).toHaveURL(/customers\?stage=deal(&view=all)?$/)
  await expect(page.getByRole('heading', { level: 1, name: '客户' })).toBeFocused()
})

test('a colleague’s customer can’t be told from one that doesn’t exist', async ({ page, demo, signInAs }) => {
  await signInAs('王芳')
  await page.goto(`${demo.url}/customers/999999`)
  await expect(page.getByRole('main')).toContainText('没有找到')
  const missing = await page.getByRole('main').innerText()
  const hidden = await firstCustomerOf(page, demo.url, '黄嘉欣')
  await signInAs('王芳')
  await page.goto(`${demo.url}/customers/${hidden}`)
  await expect(page.getByRole('main')).toContainText('没有找到')
  expect(withoutRequestId(await page.getByRole('main').innerText())).toBe(withoutRequestId(missing))
})

const withoutRequestId = (text: string) => text.replace(/[0-9a-f]{8}/g, '')

async function firstCustomerOf(page: Page, url: string, name: string): Promise<number> {
  await enterAs(page, url, name)
  const list = (await (await page.request.get(`${url}/api/customers?mine=true`)).json()) as {
    rows: { id: number }[]
  }
  return list.rows[0]?.id ?? 0
}

async function search(page: Page, isPhone: boolean, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: /^搜索客户/ })
  if ((await field.count()) === 0) {
    if (isPhone) await page.getByRole('navigation').getByText('搜索', { exact: true }).click()
    else await page.keyboard.press('Control+k')
  }
  await field.fill(text)
}
