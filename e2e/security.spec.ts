import type { Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'
import { startProduct } from './product.ts'

const password = '山高水长 2026 年'

/** A code is taken once: the next half minute's is taken already, because clocks differ. */
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })

async function signIn(page: Page, url: string, code: string): Promise<void> {
  await page.request.delete(`${url}/api/session`)
  await page.goto(url)
  await page.getByLabel('登录名、手机号或邮箱').fill('zhaomin')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: /登\s*录/ }).click()
  await expect(page.getByLabel('验证码')).toBeVisible()
  await expectNoSidewaysScroll(page)
  await page.getByLabel('验证码').fill(code)
  await page.getByRole('button', { name: '验证并登录' }).click()
}

test('turn on two-factor sign-in, sign in by code and by recovery code, and find it in the log', async ({
  page,
}) => {
  // A product of its own, six sign-ins, and axe on each page.
  test.slow()
  const product = await startProduct('start')
  try {
    await page.goto(product.url)
    await page.getByLabel('设置码').fill(product.setUpCode)
    await page.getByLabel('公司或组织名称').fill('东海精工设备有限公司')
    await page.getByLabel('你的姓名').fill('赵敏')
    await page.getByLabel('登录名').fill('zhaomin')
    await page.getByLabel('密码', { exact: true }).fill('zhaomin-2026')
    await expect(page.getByText('不含姓名、登录名、手机号和组织名称')).toBeVisible()
    await page.getByRole('button', { name: '完成设置并进入' }).click()
    await expect(page.getByText('不要用姓名、登录名、手机号或组织名称。')).toBeVisible()
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '完成设置并进入' }).click()
    await expect(page.getByText('你名下还没有客户')).toBeVisible()

    await page.goto(`${product.url}/me`)
    await page.getByRole('button', { name: '打开两步验证' }).click()
    await expect(page.getByRole('img', { name: '两步验证的二维码' })).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    const secret = (await page.locator('code').first().innerText()).replaceAll(' ', '')
    await page.getByLabel('验证码').fill('000000')
    await page.getByRole('button', { name: '确认并打开' }).click()
    await expect(page.getByText('验证码不对，或已用过')).toBeVisible()
    await page.getByLabel('验证码').fill(codeOf(secret))
    await page.getByRole('button', { name: '确认并打开' }).click()
    const codes = page.getByRole('region', { name: '保存恢复码' }).getByRole('listitem')
    await expect(codes).toHaveCount(10)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    const [recoveryCode = '', another = ''] = await codes.allInnerTexts()
    await page.getByRole('button', { name: '我已保存好' }).click()
    await expect(page.getByText('还剩 10 个恢复码')).toBeVisible()

    await signIn(page, product.url, codeOf(secret, 1))
    await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
    await signIn(page, product.url, recoveryCode)
    await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
    await signIn(page, product.url, recoveryCode)
    await expect(page.getByText('验证码不对，或已用过')).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('验证码').fill('not a code')
    await page.getByRole('button', { name: '返回，换一个账号' }).click()
    await expect(page.getByLabel('密码')).toBeVisible()

    await signIn(page, product.url, another)
    await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
    await page.goto(`${product.url}/access-log`)
    await expect(page.getByText('使用恢复码').first()).toBeVisible()
    await page.getByRole('button', { name: '校验日志' }).click()
    await expect(page.getByText('日志完好')).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  } finally {
    await product.stop()
  }
})
