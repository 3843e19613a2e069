import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

const form = (page: Page) => page.getByRole('dialog', { name: /^跟进/ })
const rowsOf = (page: Page) => page.locator('main li[id^="work-"]')

test('five follow-ups in a row from the workbench, each with its next step', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  await signInAs('张伟')
  await page.goto(demo.url)
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: /^超期 \d+/ })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  if (isPhone)
    await expect(
      rowsOf(page)
        .getByRole('button', { name: /^打电话给/ })
        .first(),
    ).toBeVisible()

  const done: string[] = []
  await rowsOf(page)
    .first()
    .getByRole('button', { name: /写跟进$/ })
    .click()
  for (let round = 0; round < 5; round += 1) {
    // From the second on the form stands there for the next one already.
    const title = form(page)
      .filter({ hasNotText: done.at(-1) ?? '没有这样的客户' })
      .locator('.ant-drawer-title')
    const name = (await title.innerText()).replace(/^跟进\s*/, '').trim()
    await form(page)
      .getByLabel('跟进内容')
      .fill(`第 ${round + 1} 次沟通，约了下次时间`)
    await form(page).getByRole('button', { name: '待确认' }).click()
    await form(page)
      .getByRole('button', { name: round % 2 ? '下周' : '3 天后' })
      .click()
    if (round === 0) {
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await form(page).getByLabel('要做什么').fill('确认技术参数')
      await page.keyboard.press('Control+Enter')
    } else
      await form(page)
        .getByRole('button', { name: round < 4 ? '保存并写下一个' : /保\s*存$/ })
        .click()
    if (round < 4) await expect(form(page).filter({ hasText: name })).toHaveCount(0)
    else await expect(form(page)).toHaveCount(0)
    await expect(
      page
        .getByRole('link', { name, exact: true })
        .and(page.locator('[data-section=overdue] a, [data-section=today] a')),
    ).toHaveCount(0)
    done.push(name)
  }
  expect(new Set(done).size).toBe(5)
  // Saved without going on, the focus waits on the next one's button.
  await expect(page.locator('main li[id^="work-"] button:focus')).toHaveAccessibleName(/写跟进$/)

  await page.goto(`${demo.url}/customers?q=${encodeURIComponent(done[0] ?? '')}`)
  await page
    .getByRole('link', { name: done[0] ?? '', exact: true })
    .first()
    .click()
  await expect(page.getByText('第 1 次沟通，约了下次时间')).toBeVisible()
  await expect(page.getByText('确认技术参数').first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('from the list to the next row, and none is offered on the last one', async ({
  page,
  demo,
  signInAs,
}) => {
  await signInAs('黄嘉欣')
  await page.goto(`${demo.url}/customers`)
  const rows = page.locator('main').getByRole('button', { name: /^给.+写跟进$/ })
  const nameOf = async (at: number) =>
    ((await rows.nth(at).getAttribute('aria-label')) ?? '').replace(/^给|写跟进$/g, '')
  const [first, second] = [await nameOf(0), await nameOf(1)]
  await rows.first().click()
  await form(page).getByLabel('跟进内容').fill('从列表写的第一条')
  await form(page).getByRole('button', { name: '明天' }).click()
  await form(page).getByRole('button', { name: '保存并写下一个' }).click()
  await expect(page.getByRole('dialog', { name: `跟进 ${second}` })).toBeVisible()
  await form(page)
    .getByRole('button', { name: /取\s*消/ })
    .click()
  await expect(form(page)).toHaveCount(0)

  await page.goto(`${demo.url}/customers?q=${encodeURIComponent(first)}`)
  await expect(rows).toHaveCount(1)
  await rows.first().click()
  await expect(form(page).getByRole('button', { name: /保\s*存$/ })).toBeVisible()
  await expect(form(page).getByRole('button', { name: '保存并写下一个' })).toHaveCount(0)
  await form(page).getByLabel('跟进内容').fill('这次被拒绝了')
  await form(page).getByRole('button', { name: '拒绝' }).click()
  await form(page).getByRole('button', { name: '明天' }).click()
  await form(page)
    .getByRole('button', { name: /保\s*存$/ })
    .click()
  await expect(form(page).getByText('请选拒绝原因。')).toBeVisible()
  await form(page).getByRole('button', { name: '价格' }).click()
  await form(page)
    .getByRole('button', { name: /保\s*存$/ })
    .click()
  await expect(form(page)).toHaveCount(0)
})

test('what was typed survives a reload and a lost connection, and is saved once', async ({
  page,
  demo,
  signInAs,
  context,
}) => {
  await signInAs('刘洋')
  await page.goto(demo.url)
  const row = rowsOf(page).first()
  const name = (await row.getByRole('link').first().innerText()).trim()
  await page
    .getByRole('button', { name: `给${name}写跟进` })
    .first()
    .click()
  await form(page).getByLabel('跟进内容').fill('对方要先看样机，下周一上午带过去')
  await form(page).getByRole('button', { name: '明天' }).click()
  // As after the tab or the phone's app was closed: nothing of the tab itself is left.
  const another = await context.newPage()
  await another.goto(page.url())
  await expect(form(another).getByLabel('跟进内容')).toHaveValue('对方要先看样机，下周一上午带过去')
  await another.close()
  await page.reload()
  await expect(form(page).getByText('已恢复上次没有保存的内容。')).toBeVisible()
  await expect(form(page).getByLabel('跟进内容')).toHaveValue('对方要先看样机，下周一上午带过去')
  await expect(form(page).getByRole('button', { name: '明天' })).toHaveAttribute('aria-pressed', 'true')

  await context.setOffline(true)
  await form(page)
    .getByRole('button', { name: /保\s*存$/ })
    .click()
  await expect(form(page).getByRole('alert')).toContainText('连不上服务器。你填写的内容还在')
  await expect(form(page).getByLabel('跟进内容')).toHaveValue('对方要先看样机，下周一上午带过去')
  await context.setOffline(false)

  // The server hears the first try, its answer gets lost; the second try must not make a second record.
  const lost = page.waitForEvent('requestfailed')
  await page.route('**/follow-ups', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await form(page)
    .getByRole('button', { name: /保\s*存$/ })
    .click()
  await lost
  await page.unroute('**/follow-ups')
  await form(page)
    .getByRole('button', { name: /保\s*存$/ })
    .click()
  await expect(form(page)).toHaveCount(0)

  await page.goto(`${demo.url}/customers?q=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name, exact: true }).first().click()
  await expect(page.getByText('对方要先看样机，下周一上午带过去')).toHaveCount(1)
})

test('a plan is put off and put back, cancelled with a reason and brought back', async ({
  page,
  demo,
  signInAs,
}) => {
  await signInAs('李娜')
  await page.goto(demo.url)
  await page.getByText('团队', { exact: true }).click()
  const first = rowsOf(page)
    .filter({ has: page.getByRole('time') })
    .first()
  const name = (await first.getByRole('link').first().innerText()).trim()
  const row = rowsOf(page)
    .filter({ has: page.getByRole('link', { name, exact: true }) })
    .first()
  const before = (await row.getByRole('time').first().textContent()) ?? ''
  await row.getByRole('button', { name: `顺延 ${name} 的计划` }).click()
  await page.getByRole('menuitem', { name: '3 天后' }).click()
  await expect(page.getByText(new RegExp(`${name}：改到`))).toBeVisible()
  await page.getByRole('button', { name: /撤\s*销/ }).click()
  await expect(row.getByRole('time').first()).toHaveText(before)

  await row.getByRole('button', { name: `${name} 的更多操作` }).click()
  await page.getByRole('menuitem', { name: '取消计划' }).click()
  const cancel = page.getByRole('dialog', { name: '取消计划' })
  await cancel.getByRole('button', { name: '取消计划' }).click()
  await expect(cancel.getByText('请选原因。')).toBeVisible()
  await cancel.getByRole('button', { name: '时机未到' }).click()
  await expectAccessible(page)
  await cancel.getByRole('button', { name: '取消计划' }).click()
  await expect(cancel).toHaveCount(0)
  await page.getByRole('button', { name: /撤\s*销/ }).click()
  await expect(row.getByRole('time').first()).toHaveText(before)
})

test('from the record: f opens the form, the line shows it, an edit keeps what it said, a deletion is undone', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  await signInAs('王芳')
  await page.goto(demo.url)
  await rowsOf(page).first().getByRole('link').first().click()
  await expect(page.getByRole('button', { name: '写跟进', exact: true })).toBeVisible()
  if (isPhone) {
    await page.getByRole('navigation').getByText('新增').click()
    await page.getByRole('dialog').getByRole('button', { name: '写跟进' }).click()
  } else await page.keyboard.press('f')
  await form(page).getByLabel('跟进内容').fill('电话确认了付款方式')
  await form(page).getByRole('button', { name: '暂无下一步' }).click()
  await form(page)
    .getByRole('button', { name: /保\s*存$/ })
    .click()
  await expect(form(page).getByText('请选原因。')).toBeVisible()
  await form(page).getByRole('button', { name: '等客户答复' }).click()
  await form(page)
    .getByRole('button', { name: /保\s*存$/ })
    .click()
  await expect(form(page)).toHaveCount(0)
  await expect(page.getByText('暂无下一步：等客户答复')).toBeVisible()

  // It stands first once the timeline has it.
  await expect(page.getByText('电话确认了付款方式').first()).toBeVisible()
  await page.getByRole('button', { name: '修改这条跟进' }).first().click()
  const edit = page.getByRole('dialog', { name: '修改跟进记录' })
  await edit.getByLabel('跟进内容').fill('电话确认了付款方式：3-6-1')
  await edit.getByRole('button', { name: /保\s*存$/ }).click()
  await expect(edit).toHaveCount(0)
  await page.getByRole('button', { name: '修改过' }).first().click()
  await expect(page.locator('del').first()).toHaveText('电话确认了付款方式')
  await expectAccessible(page)

  await page.getByRole('button', { name: '删除这条跟进' }).first().click()
  await expect(page.getByText('电话确认了付款方式：3-6-1')).toHaveCount(0)
  await page.getByRole('button', { name: /撤\s*销/ }).click()
  await expect(page.getByText('电话确认了付款方式：3-6-1').first()).toBeVisible()

  await page.getByLabel('看哪些动态').click()
  await page.getByTitle('资料修改').click()
  await expect(page.getByText('电话确认了付款方式：3-6-1')).toHaveCount(0)
  await expect(page.getByText('建立了客户')).toBeVisible()
})
