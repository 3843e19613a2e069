import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'
import { startProduct } from './product.ts'

test('set up, invite a colleague, and the colleague signs in', async ({ page, browser, isPhone }) => {
  const product = await startProduct('start')
  try {
    await page.goto(product.url)
    await expect(page.getByRole('heading', { name: '开始使用客脉' })).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByLabel('设置码').fill('000-000-000')
    await page.getByLabel('公司或组织名称').fill('东海精工设备有限公司')
    await page.getByLabel('你的姓名').fill('赵敏')
    await page.getByLabel('登录名').fill('zhaomin')
    await page.getByLabel('密码', { exact: true }).fill('山高水长 2026 年')
    await page.getByRole('button', { name: '完成设置并进入' }).click()
    await expect(page.getByText('设置码不对')).toBeVisible()
    await page.getByLabel('设置码').fill(product.setUpCode)
    await page.getByRole('button', { name: '完成设置并进入' }).click()
    await expect(page.getByText('你名下还没有客户')).toBeVisible()
    await expectAccessible(page)

    await page.goto(`${product.url}/people`)
    await page.getByRole('button', { name: '邀请同事' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('姓名').fill('李娜')
    await form.getByLabel('登录名').fill('lina')
    await form.getByLabel('角色').click()
    await page.getByTitle('销售', { exact: true }).click()
    await form.getByLabel('部门').click()
    await page.getByTitle('东海精工设备有限公司', { exact: true }).last().click()
    await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0)
    await expectAccessible(page)
    await form.getByRole('button', { name: /邀\s*请|保\s*存/ }).click()
    const link = await page.getByRole('dialog', { name: '李娜 的登录链接' }).getByRole('textbox').inputValue()
    expect(link).toContain('/invitations/')
    await expectAccessible(page)

    const other = await browser.newContext({
      locale: 'zh-CN',
      viewport: page.viewportSize() ?? { width: 1440, height: 900 },
    })
    const invited = await other.newPage()
    await invited.goto(link)
    await expect(invited.getByText('李娜，欢迎加入 东海精工设备有限公司')).toBeVisible()
    await expectAccessible(invited)
    await invited.getByLabel('密码', { exact: true }).fill('春风又绿江南岸 2026')
    await invited.getByRole('button', { name: '设好密码并进入' }).click()
    await expect(invited.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
    if (!isPhone) await expect(invited.getByRole('link', { name: '部门与同事' })).toHaveCount(0)

    await invited.request.delete(`${product.url}/api/session`)
    await invited.goto(product.url)
    await invited.getByLabel('登录名、手机号或邮箱').fill('lina')
    await invited.getByLabel('密码').fill('wrong password')
    await invited.getByRole('button', { name: /登\s*录/ }).click()
    await expect(invited.getByText('账号或密码不对')).toBeVisible()
    await invited.getByLabel('密码').fill('春风又绿江南岸 2026')
    await invited.getByRole('button', { name: /登\s*录/ }).click()
    await expect(invited.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
    await other.close()
  } finally {
    await product.stop()
  }
})
