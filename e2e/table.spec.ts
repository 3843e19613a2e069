import { expect, expectAccessible, test } from './fixtures.ts'

test('columns are chosen, rows sorted by two of them, cells filled in and a block pasted and taken back', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  test.skip(isPhone, 'a phone shows cards')
  await signInAs('王芳')
  await page.goto(`${demo.url}/customers`)
  const table = page.getByRole('grid')
  const head = (name: string) => table.getByRole('columnheader', { name })

  await page.getByRole('button', { name: '选择列' }).click()
  for (const name of ['客户编号', '下次跟进', '最近跟进', '电话', '标签', '部门'])
    await page.getByRole('checkbox', { name, exact: true }).click()
  for (const name of ['采购预算', '紧急度', '主营业务'])
    await page.getByRole('checkbox', { name, exact: true }).click()
  await page.getByRole('button', { name: '主营业务 上移' }).click()
  await page.locator('.ant-segmented').getByText('2', { exact: true }).click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(head('客户编号')).toHaveCount(0)
  await expect(head('主营业务')).toBeVisible()

  await head('生命周期').getByRole('button').click()
  const answered = page.waitForResponse((response) => {
    const asked = new URL(response.url()).searchParams
    return asked.get('sort') === 'stage,urgency' && !asked.has('offset')
  })
  await head('紧急度')
    .getByRole('button')
    .click({ modifiers: ['Shift'] })
  await expect(page).toHaveURL(/sort=stage%2Curgency/)
  await expect(head('紧急度')).toHaveAttribute('aria-sort', 'ascending')

  // A cell that is opened before goes with its record to another row.
  const sorted = (await (await answered).json()) as { rows: { name: string }[] }
  await expect(table.locator('tr[data-index="0"]')).toContainText(sorted.rows[0]?.name ?? '')

  const names = await head('客户').page().locator('thead th').allTextContents()
  const at = (name: string) => names.findIndex((head) => head.startsWith(name))
  const cell = (row: number, name: string) =>
    table.locator(`tr[data-index="${row}"] td`).nth(at(name)).locator('[data-cell]')

  await cell(0, '主营业务').dblclick()
  await page.keyboard.insertText('换热器、阀门')
  await page.keyboard.press('Enter')
  // Enter goes to the cell below.
  await expect(table.locator('tr[data-index="1"]').getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(cell(0, '主营业务')).toHaveText('换热器、阀门')
  await expectAccessible(page)
  // Read only now: until all is settled the rows of the order before may still stand there.
  const before = await cell(1, '主营业务').textContent()

  await cell(1, '主营业务').click()
  await page.evaluate(`(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '水泵\\n电机')
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })()`)
  await expect(page.getByText('已填入 2 格')).toBeVisible()
  await expect(cell(2, '主营业务')).toHaveText('电机')
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(cell(1, '主营业务')).toHaveText(before ?? '')

  await cell(0, '采购预算').dblclick()
  await page.keyboard.insertText('很多')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/1 格没有保存/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell(0, '采购预算')).toHaveText('很多')
})
