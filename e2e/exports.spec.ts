import { readFileSync } from 'node:fs'
import { enterAs, expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'
import { startProduct } from './product.ts'

test('a long list is exported in the background, found again after leaving, and is nobody else’s', async ({
  page,
}) => {
  const product = await startProduct('demo', undefined, { EXPORT_ROWS_AT_ONCE: '3' })
  try {
    await enterAs(page, product.url, '王芳')
    await page.goto(`${product.url}/customers`)
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByText('导出为 CSV').click()
    await expect(page.getByRole('heading', { name: '我的导出' })).toBeVisible()
    await expect(page.getByText('已生成')).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)

    await page.goto(`${product.url}/customers`)
    await page.getByRole('button', { name: '导出' }).click()
    await expectAccessible(page)
    await page.getByText('我的导出').click()
    const taken = page.waitForEvent('download')
    await page.getByRole('link', { name: /^下载：客户 王芳 .*\.csv/ }).click()
    const file = await taken
    expect(file.suggestedFilename()).toMatch(/^客户 王芳 .*\.csv$/)
    expect(readFileSync(await file.path(), 'utf8').split('\r\n').length).toBeGreaterThan(4)

    await enterAs(page, product.url, '李娜')
    await page.goto(`${product.url}/exports`)
    await expect(page.getByText('还没有在后台生成的导出。')).toBeVisible()
    await expectAccessible(page)
  } finally {
    await product.stop()
  }
})
