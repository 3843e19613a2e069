import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n')

/** A customer of one's own with a decision chain to draw: people, and whose industry is known. */
async function ownCustomer(page: Page, url: string): Promise<number> {
  const answer = await page.request.get(`${url}/api/customers?mine=true&limit=100`)
  const { rows } = (await answer.json()) as {
    rows: { id: number; contactCount: number; industry: unknown; tags: unknown[] }[]
  }
  const fitting = rows.find(
    ({ contactCount, industry, tags }) => contactCount >= 2 && industry && tags.length === 0,
  )
  return (fitting ?? rows[0])?.id ?? 0
}

const tab = async (page: Page, isPhone: boolean, name: string) => {
  if (isPhone) await page.getByRole('tab', { name }).click()
}

test('tags are given in place and read in the label line; the administrator sets what it reads like', async ({
  page,
  demo,
  signInAs,
}) => {
  await signInAs('张伟')
  const id = await ownCustomer(page, demo.url)
  await page.goto(`${demo.url}/customers/${id}`)
  await page.getByRole('button', { name: '加标签', exact: true }).first().click()
  const picker = page.getByRole('tooltip')
  await expect(picker.getByRole('button', { name: '技术支持优先' })).toBeVisible()
  await expectAccessible(page)
  await picker.getByLabel('找标签').fill('技术')
  await picker.getByRole('button', { name: '技术支持优先' }).click()
  await expect(picker.getByRole('button', { name: '技术支持优先' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Escape')
  await expect(page.getByText(/-技术支持优先/).first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: '移除标签“技术支持优先”' }).click()
  await expect(page.getByText(/-技术支持优先/)).toHaveCount(0)

  await signInAs('陈卫国')
  await page.goto(`${demo.url}/tags`)
  await expect(page.getByRole('heading', { name: '需求特征' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  const pattern = page.getByLabel('写法')
  await pattern.fill('{stage}|{grade}')
  await expect(page.getByText(/没有 \{grade\} 这个部分/)).toBeVisible()
  await pattern.fill('{stage}|{region}')
  await expect(page.getByText(/^(潜在|意向|成交|流失)(\||$)/).first()).toBeVisible()
  await pattern.fill('{industry}-{tag:需求特征}-{relationStatus}')
  await page.getByRole('button', { name: '加标签 采购情况' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('标签名称').fill('年底前要货')
  await expectAccessible(page)
  await form.getByRole('button', { name: /保\s*存/ }).click()
  await expect(page.getByRole('list', { name: '采购情况' }).getByText('年底前要货')).toBeVisible()
})

test('files are uploaded, looked at, taken, deleted and brought back', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  await signInAs('张伟')
  await page.goto(`${demo.url}/customers/${await ownCustomer(page, demo.url)}`)
  await tab(page, isPhone, '附件与开票')
  await page
    .getByLabel('上传文件', { exact: true })
    .first()
    .setInputFiles([
      { name: '营业执照（副本）.png', mimeType: 'image/png', buffer: png },
      { name: '采购合同.pdf', mimeType: 'application/pdf', buffer: pdf },
      { name: '安装程序.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    ])
  const files = page.getByRole('list', { name: '附件' })
  await expect(files.getByRole('link', { name: '预览 采购合同.pdf' })).toBeVisible()
  await expect(files.getByRole('alert')).toContainText('不能上传 exe 文件')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await files.getByRole('button', { name: '关闭“安装程序.exe”的提示' }).click()

  await files.getByRole('button', { name: '预览 营业执照（副本）.png' }).click()
  const picture = page.getByRole('dialog').getByRole('img', { name: '营业执照（副本）.png' })
  await expect(picture).toBeVisible()
  await expect(picture).toHaveJSProperty('naturalWidth', 1)
  await expectAccessible(page)
  await page.getByRole('button', { name: '关闭预览' }).click()

  const taken = page.waitForEvent('download')
  await files.getByRole('link', { name: '下载 采购合同.pdf' }).click()
  expect((await taken).suggestedFilename()).toBe('采购合同.pdf')
  expect(readFileSync(await (await taken).path()).equals(pdf)).toBe(true)

  await files.getByRole('button', { name: '删除 采购合同.pdf' }).click()
  await expect(files.getByText('采购合同.pdf')).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(files.getByText('采购合同.pdf')).toBeVisible()
})

test('billing data is kept, warned of where the tax number looks wrong, and copied whole', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInAs('张伟')
  await page.goto(`${demo.url}/customers/${await ownCustomer(page, demo.url)}`)
  await tab(page, isPhone, '附件与开票')
  await page.getByRole('button', { name: '添加开票资料' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('抬头').fill('杭州某某轴承有限公司')
  await form.getByLabel('税号').fill('91350100M000100Y4X')
  await expect(form.getByText(/税号可能有误/)).toBeVisible()
  await form.getByLabel('税号').fill('91350100M000100Y43')
  await expect(form.getByText(/税号可能有误/)).toHaveCount(0)
  await form.getByLabel('电话').fill('13800138000')
  await form.getByLabel('开户行').fill('工商银行滨江支行')
  await form.getByLabel('账号').fill('1202 0200 0990')
  await expectAccessible(page)
  await form.getByRole('button', { name: /保\s*存/ }).click()
  await expect(form).toHaveCount(0)
  const card = page
    .getByRole('list', { name: '开票资料' })
    .getByRole('listitem')
    .filter({ hasText: '某某轴承' })
  await expect(card.getByText('工商银行滨江支行')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await card.getByRole('button', { name: /^复制/ }).click()
  await expect(page.getByText('已复制')).toBeVisible()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
    '抬头：杭州某某轴承有限公司\n税号：91350100M000100Y43\n电话：138 0013 8000\n开户行：工商银行滨江支行\n账号：1202 0200 0990',
  )

  const address = page.url()
  await signInAs('陈卫国')
  await page.goto(address)
  await tab(page, isPhone, '附件与开票')
  await expect(card.getByText('138****8000')).toBeVisible()
  await card.getByRole('button', { name: /的完整内容$/ }).click()
  await expect(card.getByText('138 0013 8000')).toBeVisible()
  await expect(card.getByRole('button', { name: /的完整内容$/ })).toHaveCount(0)
})

test('the decision chain is drawn from who reports to whom, and opens the person', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  await signInAs('张伟')
  const id = await ownCustomer(page, demo.url)
  const { rows } = (await (await page.request.get(`${demo.url}/api/customers/${id}/contacts`)).json()) as {
    rows: { id: number; name: string; version: number }[]
  }
  const [boss, report] = rows
  if (!boss || !report) throw new Error('too few contacts')
  const changes = { reportsToId: boss.id, attitude: 'opposes', influence: 'high' }
  await page.request.patch(`${demo.url}/api/contacts/${report.id}`, {
    data: { version: report.version, changes },
  })
  await page.goto(`${demo.url}/customers/${id}`)
  await tab(page, isPhone, '联系人')
  const chain = page.getByRole('region', { name: '决策链' }).last()
  await expect(chain.getByRole('listitem').first()).toContainText(boss.name)
  const below = chain.getByRole('listitem').first().getByRole('list').getByRole('listitem').first()
  await expect(below).toContainText(report.name)
  await expect(below).toContainText('反对')
  await expect(below).toContainText('影响力高')
  await expectAccessible(page)
  await below.getByRole('button').first().press('Enter')
  await expect(page.getByRole('dialog').getByLabel('姓名')).toHaveValue(report.name)
})
