import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('a spot check finds a wrong address, its owner puts it right at a follow-up, and the share tells of it', async ({
  page,
  demo,
  signInAs,
}) => {
  await signInAs('李娜')
  await page.goto(`${demo.url}/spot-checks`)
  await expect(page.getByText('各季准确率')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: '抽 20 家' }).click()
  await expect(page.getByText('看了 0 / 20')).toBeVisible()
  const draw = page.url()
  const first = page.getByRole('list', { name: '抽中的客户' }).getByRole('listitem').first()
  const name = await first.getByRole('link').first().innerText()
  const drawn = await page.request.get(
    `${demo.url}/api/spot-check-items?spotCheckId=${new URL(draw).searchParams.get('draw')}`,
  )
  const { rows } = (await drawn.json()) as { rows: { customer: { id: number; owner: { name: string } } }[] }
  const owner = rows[0]?.customer.owner.name ?? ''
  await first.getByRole('button', { name: `看资料：${name}` }).click()
  await expect(first.getByText('联系人').first()).toBeVisible()
  await first.getByRole('button', { name: '有误' }).click()
  await first.getByRole('combobox', { name: `“${name}”有问题的内容` }).fill('注册地址')
  await page.getByTitle('注册地址', { exact: true }).click()
  await page.keyboard.press('Escape')
  await first.getByRole('textbox', { name: '说明' }).fill('门牌号不对')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await first.getByRole('button', { name: '记下结论' }).click()
  await expect(page.getByText('看了 1 / 20')).toBeVisible()

  await signInAs(owner)
  await page.goto(demo.url)
  await page.getByRole('link', { name: /待核验的客户：\d/ }).click()
  const row = page
    .getByRole('row', { name })
    .or(page.getByRole('listitem').filter({ hasText: name }))
    .first()
  await expect(row.getByText('门牌号不对')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await row.getByRole('button', { name: `给“${name}”写跟进` }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: '跟进内容' }).fill('打电话问了新地址')
  await form.getByRole('textbox', { name: '注册地址（原来的不对）' }).fill('科技路 88 号')
  await form.getByRole('button', { name: '明天' }).click()
  await expectAccessible(page)
  await form.getByRole('button', { name: '保存' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByText('门牌号不对')).toBeHidden()

  await signInAs('李娜')
  await page.goto(draw)
  await expect(page.getByRole('listitem').filter({ hasText: name }).getByText('已更正')).toBeVisible()
  await page.getByRole('link', { name: '抽查' }).first().click()
  await expect(page.getByText('看了 1 / 20')).toBeVisible()

  await page.goto(`${demo.url}/spot-checks?verdict=wrong`)
  const unchanged = page.getByRole('listitem').filter({ hasText: '负责人确认无误，未改' }).first()
  await unchanged.getByRole('button', { name: /^退回更正：/ }).click()
  await unchanged.getByRole('textbox', { name: /^退回“.*”的说明$/ }).fill('招牌还是旧地址')
  await expectAccessible(page)
  await unchanged.getByRole('button', { name: '取消' }).click()
  await expect(unchanged.getByRole('button', { name: /^退回更正：/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await unchanged.getByRole('button', { name: '退回更正' }).click()
  await expect(page.getByText(/招牌还是旧地址 · .* 前更正/)).toBeVisible()
  await expect(page.locator(':focus')).toHaveText('看资料')
  await page.goto(demo.url)
  await page.getByRole('link', { name: /本季还有 \d+ 家未核对，请在 \d{4}-\d\d-\d\d 前完成/ }).click()
  await expect(page.getByText('我负责的部门、本季还没核对的')).toBeVisible()
  await expect(page.getByText('华东销售部合计')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await signInAs(owner)
  await page.goto(`${demo.url}/customers/${rows[0]?.customer.id}?tab=contacts`)
  const phone = page.getByRole('button', { name: /^核验.*的电话/ }).first()
  await phone.click()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: '刚核验：电话' }).click()
  await expect(page.getByRole('button', { name: /^核验.*的电话: 已核验/ })).toBeVisible()
  await page.getByRole('button', { name: '撤回', exact: true }).click()
  await expect(page.getByRole('button', { name: /^核验.*的电话$/ }).first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('who doesn’t see a customer tells its owner what they heard, and learns what it was worth', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  const heard = `${isPhone ? '路上' : '会上'}听说要扩产`
  await signInAs('韩雪')
  await page.goto(`${demo.url}/me`)
  await page.getByRole('link', { name: '线报' }).click()
  await page.getByRole('textbox', { name: '哪家客户' }).fill('博捷半导体集团有限公司')
  await page.getByRole('textbox', { name: '消息' }).fill(heard)
  await page.getByRole('button', { name: '发送' }).click()
  await expect(page.getByText('已发给刘洋')).toBeVisible()
  await expect(page.getByText('等负责人回复').first()).toBeVisible()

  await signInAs('刘洋')
  await page.goto(demo.url)
  await page.getByRole('link', { name: /待回复的线报/ }).click()
  const tip = page.getByRole('listitem').filter({ hasText: heard })
  await tip.getByRole('textbox', { name: '回一句' }).fill('下周去拜访')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await tip.getByRole('button', { name: '有用' }).click()
  await expect(tip.getByText(/有用，.* · 下周去拜访/)).toBeVisible()

  await signInAs('韩雪')
  await page.goto(`${demo.url}/tips`)
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: heard })
      .getByText(/下周去拜访/),
  ).toBeVisible()
})
