import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('two entries of one company: merged field by field, told, found by the old link, and taken apart again', async ({
  page,
  demo,
  isPhone,
  signInAs,
}) => {
  // What a supervisor enters whole is approved at once and has a number.
  await signInAs('李娜')
  const mark = isPhone ? '手机' : '桌面'
  const names = [`泉州${mark}并购机械有限公司`, `泉州${mark}并购机械厂`] as const
  const kept = await enter(page, demo.url, {
    name: names[0],
    shortName: '并购机械',
    initialNeed: '数控车床两台',
    mainBusiness: '数控机床',
    contacts: [{ name: '洪并', phones: ['13600020001'] }],
  })
  const gone = await enter(page, demo.url, {
    name: names[1],
    shortName: '并购厂',
    initialNeed: '数控车床两台',
    address: '泉州市江南大街 8 号',
    mainBusiness: '数控机床',
    contacts: [{ name: '洪并', jobTitle: '厂长', phones: ['13600020001'] }, { name: '谢购' }],
  })

  await page.goto(`${demo.url}/customers?q=${encodeURIComponent(`${mark}并购机械`)}`)
  if (isPhone) await page.getByRole('button', { name: '选择', exact: true }).click()
  for (const name of names) await page.getByRole('checkbox', { name: `选择 ${name}` }).check()
  const bar = page.getByRole('region', { name: '已选客户的操作' })
  if (isPhone) {
    await bar.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '合并' }).click()
  } else await bar.getByRole('button', { name: '合并' }).click()

  await expect(page.getByRole('heading', { name: '合并客户' })).toBeVisible()
  await expect(page.getByText('联系人 1 位')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: /相同的 \d+ 项/ }).click()
  await expect(page.getByText('数控机床').first()).toBeVisible()
  const choice = (field: string, value: string) =>
    isPhone
      ? page.getByRole('group', { name: field, exact: true }).getByRole('radio', { name: value })
      : page.getByRole('radio', { name: `${field}：${value}` })
  await expect(choice('简称', '并购厂')).toBeChecked()
  await choice('简称', '并购厂').press('ArrowUp')
  await expect(choice('简称', '并购机械')).toBeChecked()
  await choice('公司名称', names[0]).check()
  await page.getByRole('button', { name: '合并', exact: true }).click()

  await expect(page).toHaveURL(`${demo.url}/customers/${kept.id}`)
  const note = page.getByRole('status').filter({ hasText: `已并入 ${gone.number}` })
  await expect(note).toBeVisible()
  await expect(page.getByRole('heading', { name: names[0] })).toBeVisible()
  await expect(page.getByText(`把 ${gone.number} 并入了这个客户`)).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.goto(`${demo.url}/customers/${gone.id}`)
  await expect(page).toHaveURL(`${demo.url}/customers/${kept.id}`)
  await expect(page.getByText(`${gone.number} 已并入这个客户。`)).toBeVisible()

  await page.getByRole('button', { name: '撤销合并' }).click()
  const question = page.getByRole('dialog', { name: '撤销合并' })
  await expect(question).toBeVisible()
  await expectAccessible(page)
  await question.getByRole('button', { name: '撤销合并' }).click()
  await expect(page.getByText(`已撤销合并，${gone.number} 已恢复`)).toBeVisible()
  await expect(page.getByText(`撤销了与 ${gone.number} 的合并`)).toBeVisible()
  await page.goto(`${demo.url}/customers/${gone.id}`)
  await expect(page.getByRole('heading', { name: names[1] })).toBeVisible()

  await page.getByRole('button', { name: '合并到…' }).click()
  const picker = page.getByRole('dialog', { name: `把 ${names[1]} 合并到哪个客户` })
  await picker.getByRole('combobox').fill(`${mark}并购机械有限`)
  await expect(picker.getByRole('option', { name: names[0] })).toBeVisible()
  await expectAccessible(page)
  await picker.getByRole('combobox').press('Enter')
  await expect(
    page.getByRole('radio', { name: isPhone ? names[0] : `保留 ${names[0]}` }).first(),
  ).toBeChecked()
})

type Entered = { id: number; number: string }

async function enter(page: Page, url: string, draft: object): Promise<Entered> {
  const answer = await page.request.post(`${url}/api/customers`, { data: draft })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as Entered
}
