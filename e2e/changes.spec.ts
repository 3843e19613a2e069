import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { enterAs, expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'
import { startProduct } from './product.ts'

const dialog = (page: Page) => page.getByRole('dialog').last()
const message = (page: Page, text: RegExp) => page.locator('.ant-message').getByText(text)

const takeBack = (page: Page) =>
  page
    .getByRole('button', { name: /撤\s*销/ })
    .last()
    .click()

/** Somebody else in a window of their own. */
async function another(browser: Browser, url: string, name: string, viewport: Page): Promise<Page> {
  const context = await browser.newContext({ viewport: viewport.viewportSize() })
  const page = await context.newPage()
  await enterAs(page, url, name)
  return page
}

/** The first customer of the list in a stage; its page is open then. */
async function openOneIn(page: Page, url: string, query: string): Promise<string> {
  await page.goto(`${url}/customers?${query}`)
  const first = page.locator('a[data-opens]').first()
  const name = (await first.textContent()) ?? ''
  await first.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  return name
}

test('move a customer on in two clicks, lose it with a reason, and take that back', async ({
  page,
  demo,
  signInAs,
}) => {
  await signInAs('王芳')
  await openOneIn(page, demo.url, 'stage=prospect&mine=true')
  const stage = page.getByRole('button', { name: /修改生命周期/ })
  await stage.click()
  await page.getByRole('menuitem', { name: '意向' }).click()
  await expect(stage).toHaveAccessibleName(/意向/)
  await expect(message(page, /生命周期已改为“意向”/)).toBeVisible()

  await stage.click()
  await page.getByRole('menuitem', { name: '流失' }).click()
  const form = dialog(page)
  await expect(form.getByText('流失原因')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await form.getByRole('button', { name: '改为流失' }).click()
  await expect(form.getByText('请选择流失原因')).toBeVisible()
  await form.getByRole('radio', { name: '其他' }).check()
  await form.getByRole('button', { name: '改为流失' }).click()
  await expect(form.getByText('请填写说明')).toBeVisible()
  await form.getByRole('radio', { name: '交期' }).check()
  await form.getByLabel('说明').fill('等不了六周')
  await form.getByRole('button', { name: '改为流失' }).click()
  await expect(form).toHaveCount(0)
  await expect(stage).toHaveAccessibleName(/流失/)
  await expect(page.getByText('交期', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await takeBack(page)
  await expect(stage).toHaveAccessibleName(/意向/)
  await stage.click()
  await page.getByRole('menuitem', { name: '阶段变化' }).click()
  await expect(dialog(page).getByText('等不了六周')).toBeVisible()
  await expect(dialog(page).getByText('撤销，回到“意向”')).toBeVisible()
  await expectAccessible(page)
})

test('choose several customers, see whom a step reaches, assign them and take it back', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  await signInAs('李娜')
  await page.goto(`${demo.url}/customers?stage=prospect`)
  if (isPhone) await page.getByRole('button', { name: '选择', exact: true }).click()
  const boxes = page.getByRole('checkbox', { name: /^选择 / })
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  const bar = page.getByRole('region', { name: '已选客户的操作' })
  await expect(bar.getByText('已选 2 个')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await bar.getByRole('button', { name: '分配' }).click()
  const form = dialog(page)
  await form.getByLabel('新负责人').click()
  await page.locator('.ant-select-item-option').last().click()
  await expect(form.getByText(/将更改|没有可以更改/)).toBeVisible()
  await form.getByRole('radio', { name: '可以查看', exact: true }).check()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await form.getByRole('button', { name: '分配' }).click()
  await expect(form).toHaveCount(0)
  await expect(message(page, /已把 \d 个客户分配给/)).toBeVisible()
  await takeBack(page)
  await expect(message(page, /已撤销 \d 个/)).toBeVisible()
})

test('choose all that a filter finds and export them; share and delete several, and take it back', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  await signInAs('李娜')
  await page.goto(`${demo.url}/customers`)
  const boxes = page.getByRole('checkbox', { name: /^选择 / })
  const bar = page.getByRole('region', { name: '已选客户的操作' })
  const form = dialog(page)
  const choose = async (count: number) => {
    if (isPhone) await page.getByRole('button', { name: '选择', exact: true }).click()
    for (let at = 0; at < count; at += 1) await boxes.nth(at).check()
  }
  const step = async (name: string) => {
    if (isPhone) await bar.getByRole('button', { name: '更多' }).click()
    await (isPhone ? page.getByRole('menuitem', { name }) : bar.getByRole('button', { name })).click()
  }
  await choose(1)
  const all = bar.getByRole('button', { name: /^选择全部符合条件的 \d+ 个$/ })
  const matching = /\d+/.exec((await all.textContent()) ?? '')?.[0]
  await all.click()
  await expect(bar.getByText(`已选 ${matching} 个`)).toBeVisible()
  await step('导出')
  await expect(form.getByText(`将导出 ${matching} 个客户`)).toBeVisible()
  await form.getByRole('radio', { name: '导出为 CSV' }).check()
  await expectNoSidewaysScroll(page)
  const saved = page.waitForEvent('download')
  await form.getByRole('button', { name: `导出 ${matching} 个` }).click()
  const file = await saved
  expect(file.suggestedFilename()).toMatch(/^客户 李娜 [-\d ]+\.csv$/)
  expect(
    readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n'),
  ).toHaveLength(Number(matching) + 1)
  await expect(bar).toHaveCount(0)

  await choose(2)
  await step('添加协作人')
  await form.getByLabel('同事').click()
  await page.locator('.ant-select-item-option').nth(0).click()
  await page.locator('.ant-select-item-option').nth(1).click()
  await page.keyboard.press('Escape')
  await expect(form.getByText('将给 2 个客户添加协作人')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await form.getByRole('button', { name: '添加协作人' }).click()
  await expect(form).toHaveCount(0)
  await expect(message(page, /已给 2 个客户添加协作人/)).toBeVisible()
  await takeBack(page)
  await expect(message(page, /已撤销 2 个/)).toBeVisible()

  const first = await page.locator('a[data-opens]').first().textContent()
  await choose(2)
  await step('删除')
  await expect(form.getByText('将移入回收站 2 个客户')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await form.getByRole('button', { name: '移入回收站 2 个' }).click()
  await expect(page.locator('a[data-opens]').first()).not.toHaveText(first ?? '')
  await takeBack(page)
  await expect(message(page, /已恢复 2 个/)).toBeVisible()
  await expect(page.locator('a[data-opens]').first()).toHaveText(first ?? '')
})

test('two people edit one customer: both values, who and when, and nothing typed is lost', async ({
  page,
  demo,
  signInAs,
  browser,
}) => {
  await signInAs('王芳')
  await openOneIn(page, demo.url, 'stage=deal&mine=true')
  const other = await another(browser, demo.url, '李娜', page)
  await other.goto(page.url())
  for (const one of [page, other])
    await one.getByRole('button', { name: '编辑', exact: true }).first().click()
  const mine = dialog(page)
  const theirs = dialog(other)
  await mine.getByLabel('注册地址').fill('滨江区江南大道 1 号')
  await mine.getByLabel('痛点').fill('交期不稳')
  await theirs.getByLabel('注册地址').fill('滨江区江南大道 9 号')
  await theirs.getByLabel('初始需求').fill('输送线两条')
  await theirs.getByRole('button', { name: /保\s*存/ }).click()
  await expect(theirs).toHaveCount(0)

  await mine.getByRole('button', { name: /保\s*存/ }).click()
  const choices = mine.getByRole('alert').filter({ hasText: '逐项选一个' })
  await expect(choices).toBeVisible()
  await expect(choices.getByText(/你改为.*江南大道 1 号/)).toBeVisible()
  await expect(choices.getByText(/李娜在 .* 改为: 滨江区江南大道 9 号/)).toBeVisible()
  // What only one of us touched is there from both.
  await expect(mine.getByLabel('痛点')).toHaveValue('交期不稳')
  await expect(mine.getByLabel('初始需求')).toHaveValue('输送线两条')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await choices.getByRole('radio', { name: /9 号/ }).check()
  await expect(mine.getByLabel('注册地址')).toHaveValue('滨江区江南大道 9 号')
  await choices.getByRole('radio', { name: /1 号/ }).check()
  await mine.getByRole('button', { name: /保\s*存/ }).click()
  await expect(mine).toHaveCount(0)
  await page.reload()
  await page.getByRole('button', { name: '编辑', exact: true }).first().click()
  const saved = dialog(page)
  await expect(saved.getByLabel('注册地址')).toHaveValue('滨江区江南大道 1 号')
  await expect(saved.getByLabel('初始需求')).toHaveValue('输送线两条')
  await expect(saved.getByLabel('痛点')).toHaveValue('交期不稳')
  await other.context().close()
})

test('two people edit one contact: the same dialog', async ({ page, demo, signInAs, browser, isPhone }) => {
  await signInAs('王芳')
  await openOneIn(page, demo.url, 'stage=deal&mine=true&sort=name')
  const other = await another(browser, demo.url, '李娜', page)
  await other.goto(page.url())
  for (const one of [page, other]) {
    if (isPhone) await one.getByRole('tab', { name: /联系人/ }).click()
    await one
      .getByRole('button', { name: /^编辑 / })
      .first()
      .click()
    await expect(dialog(one)).toBeVisible()
  }
  await dialog(page).getByLabel('职位').fill('采购总监')
  await dialog(page).getByLabel('方便联系时间').fill('下午')
  await dialog(other).getByLabel('职位').fill('供应链经理')
  await dialog(other)
    .getByRole('button', { name: /保\s*存/ })
    .click()
  await expect(other.getByRole('dialog')).toHaveCount(0)
  await dialog(page)
    .getByRole('button', { name: /保\s*存/ })
    .click()
  const choices = page.getByRole('alert').filter({ hasText: '逐项选一个' })
  await expect(choices.getByText(/李娜在 .* 改为: 供应链经理/)).toBeVisible()
  await expectAccessible(page)
  await choices.getByRole('radio', { name: /供应链经理/ }).check()
  await dialog(page)
    .getByRole('button', { name: /保\s*存/ })
    .click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText('供应链经理').first()).toBeVisible()
  await expect(page.getByText('下午').first()).toBeVisible()
  await other.context().close()
})

test('see a record as of a day', async ({ page, demo, signInAs, isPhone }) => {
  await signInAs('王芳')
  await openOneIn(page, demo.url, 'stage=deal&mine=true')
  if (isPhone) await page.getByRole('tab', { name: /资料/ }).click()
  await page.getByRole('button', { name: '查看某天的资料' }).click()
  const drawer = dialog(page)
  await drawer.getByLabel('日期').fill('1999-01-01')
  await drawer.getByLabel('日期').press('Enter')
  await expect(drawer.getByText(/才录入这个客户|请选/).first()).toBeVisible()
  const entered = /(\d{4}-\d{2}-\d{2}) 录入/.exec((await drawer.textContent()) ?? '')?.[1] ?? ''
  await drawer.getByLabel('日期').fill(entered)
  await drawer.getByLabel('日期').press('Enter')
  await expect(drawer.getByText(/处和今天不同|和今天相同/)).toBeVisible()
  await expect(drawer.getByText('公司名称')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('hand over a leaver’s customers, evenly, and end the account', async ({ page, isPhone }) => {
  test.setTimeout(120_000)
  const product = await startProduct('demo')
  try {
    await page.goto(product.url)
    await page.getByRole('button', { name: '陈卫国' }).first().click()
    await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
    await page.goto(`${product.url}/people`)
    await page
      .getByRole('button', { name: '王芳的操作' })
      .or(page.getByRole('button', { name: /王芳/ }))
      .last()
      .click()
    await page.getByRole('menuitem', { name: '离职移交' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '移交 王芳 的客户' })).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('radio', { name: '多人平均分' }).check()
    await page.getByRole('combobox', { name: '接手人' }).click()
    const options = page.locator('.ant-select-item-option')
    await options.nth(1).click()
    await options.nth(2).click()
    await page.keyboard.press('Escape')
    await expect(page.getByText('确认后一次移交完，要么全部成功，要么不变。')).toBeVisible()
    await page.getByRole('checkbox', { name: '移交后停用该账号' }).check()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: /^移\s*交$/ }).click()
    await expect(dialog(page).getByText(/个客户、\d+ 个计划、\d+ 个协作转给/)).toBeVisible()
    await dialog(page)
      .getByRole('button', { name: /^移\s*交$/ })
      .click()
    await expect(message(page, /已移交 \d+ 个客户/)).toBeVisible()
    await expect(page.getByText('王芳名下没有要移交的内容。')).toBeVisible()
    await expect(page.getByText(/并停用账号/)).toBeVisible()
    await expectAccessible(page)

    await page.context().clearCookies()
    await page.goto(product.url)
    await page.getByRole('button', { name: '李娜' }).first().click()
    await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
    await page.goto(isPhone ? `${product.url}/me` : product.url)
    await page.getByRole('link', { name: '离职移交', exact: true }).click()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('link', { name: '移交 张伟 的客户' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '移交 张伟 的客户' })).toBeVisible()
    await expect(page.getByRole('checkbox', { name: '移交后停用该账号' })).toHaveCount(0)
  } finally {
    await product.stop()
  }
})
