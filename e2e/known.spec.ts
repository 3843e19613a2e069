import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('an import meets customers that are there: compared, decided, changed, taken back', async ({
  page,
  demo,
  signInAs,
}) => {
  await signInAs('王芳')
  await page.goto(`${demo.url}/imports`)
  await check(page, [
    '公司名称,简称,主营业务,联系人,手机',
    '泉州晋江鞋材有限公司,晋江鞋材,,洪艺,13600010001',
    '泉州安溪茶业有限公司,,,谢岚,13600010002',
  ])
  await page.getByRole('button', { name: '导入 2 个客户' }).click()
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible()

  await page.goto(`${demo.url}/imports`)
  await check(page, [
    '公司名称,简称,主营业务,联系人,手机',
    '泉州晋江鞋材有限公司,晋江材料,鞋底与面料,洪艺,13600010001',
    '泉州晋江鞋材有限公司,,,柯蓉,13600010003',
    '泉州安溪茶业有限公司,安溪茶业,,谢岚,13600010002',
    '泉州惠安石材有限公司,,,辜敏,13600010004',
  ])
  await expect(page.getByText('新客户 1 行，已有客户 2 行，有问题 0 行')).toBeVisible()
  await expect(page.getByText('2 行是已有的客户，怎样处理')).toBeVisible()
  await page.getByText('只填空白', { exact: true }).click()
  await expect(page.getByRole('button', { name: '导入 1 个，更新 2 个' })).toBeVisible()
  await page.getByRole('button', { name: '逐行选择' }).click()
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: '泉州晋江鞋材有限公司' }) })
  await expect(row.getByText('鞋底与面料')).toBeVisible()
  await expect(row.getByText('填入', { exact: true })).toBeVisible()
  await expect(row.getByText('改为文件里的')).toHaveCount(0)
  await row.getByRole('combobox', { name: '第 2 行怎样处理' }).click()
  await page.getByTitle('用文件里的覆盖').click()
  await expect(row.getByText('改为文件里的')).toBeVisible()
  await expect(page.getByText('跳过 0 行，只填空白 1 行，覆盖 1 行，另建 0 行')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: '导入 1 个，更新 2 个' }).click()
  await expect(page.getByText('新增 1 个，更新 2 个，未导入 0 行')).toBeVisible()
  const done = page.url()

  await page.goto(`${demo.url}/customers?q=${encodeURIComponent('晋江鞋材')}`)
  await page.getByText('泉州晋江鞋材有限公司').first().click()
  await expect(page.getByText('鞋底与面料').first()).toBeVisible()
  const record = page.url()
  await page.goto(done)
  await page.getByRole('button', { name: '撤销导入' }).click()
  const question = page.getByRole('dialog', { name: '撤销这次导入' })
  await expect(question.getByText('原有的 2 个客户会恢复导入前的内容。')).toBeVisible()
  await expectAccessible(page)
  await question.getByRole('button', { name: '移除 1 个，恢复 2 个' }).click()
  await expect(page.getByText('2 个原有客户已恢复导入前的内容。')).toBeVisible()
  await page.goto(record)
  await expect(page.getByRole('heading', { name: '泉州晋江鞋材有限公司' })).toBeVisible()
  await expect(page.getByText('主营业务').first()).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: '鞋底与面料' })).toHaveCount(0)
})

/** Uploads lines of csv and has them checked, with the columns as they are guessed. */
async function check(page: Page, lines: string[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    name: '客户.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\r\n')),
  })
  await page.getByRole('button', { name: '检查全部行' }).click()
  await expect(page.getByRole('heading', { name: '检查结果' })).toBeVisible()
}
