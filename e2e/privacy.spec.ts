import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('a person asks to be erased: taken in, previewed, erased, and found nowhere; then the log goes to an auditor', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  const company = `${isPhone ? '掌上' : '桌上'}隐私机械有限公司`
  const person = isPhone ? '司徒掌' : '司徒桌'
  await signInAs('陈卫国')
  const made = await page.request.post(`${demo.url}/api/customers`, {
    data: {
      name: company,
      highlights: `${person}说了算`,
      contacts: [{ name: person, phones: ['13951760000'], email: 'situ@example.com' }, { name: '陆明' }],
    },
  })
  expect(made.ok(), await made.text()).toBe(true)
  const { id } = (await made.json()) as { id: number }

  await page.goto(`${demo.url}/customers/${id}?tab=contacts`)
  await page.getByRole('button', { name: `同意：客户跟进与报价（${person}）` }).click()
  const consents = page.getByRole('dialog', { name: `“${person}”的同意与勿扰` })
  await expect(consents.getByText('客户跟进与报价')).toBeVisible()
  await expectAccessible(page)
  await consents.getByRole('button', { name: '修改' }).click()
  const bar = page.getByRole('dialog', { name: '请勿联系' })
  await bar.getByRole('checkbox', { name: '电话' }).check()
  await bar.getByRole('textbox', { name: '原因' }).fill('只收邮件')
  await bar.getByRole('button', { name: '保存' }).click()
  await expect(consents.getByText('只收邮件')).toBeVisible()
  await consents.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByText(/请勿联系：电话/)).toBeVisible()
  await page.getByRole('link', { name: /139 5176 0000/ }).click()
  await expect(page.getByText('仍要联系吗？')).toBeVisible()
  await page.getByRole('button', { name: '取消' }).click()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('button', { name: `登记“${person}”的个人信息请求` }).click()
  const intake = page.getByRole('dialog')
  await intake.getByRole('combobox', { name: '请求' }).click()
  await page.getByTitle('删除', { exact: true }).click()
  await intake.getByRole('textbox', { name: '怎样核实身份' }).fill('回拨登记的手机号核对')
  await expectAccessible(page)
  await intake.getByRole('button', { name: '登记', exact: true }).click()

  await expect(page.getByRole('heading', { name: `删除：${person}` })).toBeVisible()
  await page.getByRole('button', { name: '预览删除' }).click()
  await expect(page.getByRole('region', { name: '会删除' })).toBeVisible()
  await expect(page.getByRole('region', { name: /文字里提到的地方/ }).getByText('说了算')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: '永久删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '永久删除' }).click()
  await expect(page.getByText(/已删除，\d+ 处文字已替换/)).toBeVisible()

  await page.getByRole('link', { name: '打开资料' }).click()
  await page.goto(`${demo.url}/customers/${id}?tab=contacts`)
  await expect(page.getByText('已删除的联系人')).toBeVisible()
  await expect(page.getByText('〔已删除〕说了算').first()).toBeVisible()
  const found = await page.request.get(`${demo.url}/api/search?q=${encodeURIComponent(person)}`)
  expect(await found.text()).not.toContain(person)

  await page.goto(`${demo.url}/privacy`)
  await expect(page.getByRole('heading', { name: '隐私' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByText('已办结').click()
  await expect(page.getByRole('link', { name: '已删除的联系人' })).toBeVisible()

  await page.goto(`${demo.url}/access-log?action=person.erased`)
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/访问日志.*\.csv$/)
})

test('household data: switched on for a purpose, noted with a consent, unseen by others, erased when switched off', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  const name = isPhone ? '令狐掌' : '令狐桌'
  const secret = '女儿在读高三'
  await signInAs('陈卫国')
  await page.request.post(`${demo.url}/api/privacy/household/off`, { data: { noted: 'erase' } })
  const people = await page.request.get(`${demo.url}/api/demo/people`)
  const { rows } = (await people.json()) as { rows: { id: number; name: string }[] }
  const ownerId = rows.find((row) => row.name === '张伟')?.id
  const made = await page.request.post(`${demo.url}/api/customers`, {
    data: { name, type: 'individual', ownerId },
  })
  expect(made.ok(), await made.text()).toBe(true)
  const { id } = (await made.json()) as { id: number }

  await page.goto(`${demo.url}/settings`)
  const section = page.getByRole('region', { name: '家庭情况' })
  await expect(section.getByText('没有启用')).toBeVisible()
  await section.getByRole('button', { name: '启用' }).click()
  const form = page.getByRole('dialog', { name: '启用' })
  await form.getByRole('combobox', { name: '目的' }).click()
  await page.getByTitle('安排上门服务', { exact: true }).click()
  await expectAccessible(page)
  await form.getByRole('button', { name: '启用' }).click()
  await expect(section.getByText(/已启用，用于“安排上门服务”/)).toBeVisible()
  const on = await page.request.get(`${demo.url}/api/privacy/household`)
  const purposeId = ((await on.json()) as { purpose: { id: number } }).purpose.id
  await expectNoSidewaysScroll(page)

  await page.goto(`${demo.url}/customers/${id}?tab=contacts`)
  await page.getByRole('button', { name: '登记个人信息请求' }).click()
  const intake = page.getByRole('dialog')
  await intake.getByRole('textbox', { name: '怎样核实身份' }).fill('当面')
  await intake.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByRole('heading', { name: `查阅复制：${name}` })).toBeVisible()

  await page.goto(`${demo.url}/customers/${id}?edit=1&at=household`)
  const edit = page.getByRole('dialog', { name: `编辑 ${name}` })
  await edit.getByRole('textbox', { name: '家庭情况' }).fill(secret)
  await edit.getByRole('button', { name: '保存' }).click()
  await expect(edit.getByText(/在这里一起登记/)).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await expect(edit.getByRole('textbox', { name: '家庭情况' })).toHaveValue(secret)
  await edit.getByRole('textbox', { name: '凭据' }).fill('电话里同意')
  await edit.getByRole('button', { name: '保存' }).click()
  await expect(edit).toBeHidden()
  await page.goto(`${demo.url}/customers/${id}?tab=facts`)
  await expect(page.getByText(secret).first()).toBeVisible()
  await expectAccessible(page)

  await signInAs('张伟')
  const seen = await page.request.get(`${demo.url}/api/customers/${id}`)
  expect(await seen.text()).not.toContain(secret)
  await page.goto(`${demo.url}/customers/${id}`)
  await expect(page.getByText(secret)).toBeHidden()

  await signInAs('陈卫国')
  await page.goto(`${demo.url}/settings`)
  await section.getByRole('button', { name: '停用' }).click()
  const off = page.getByRole('dialog', { name: '停用' })
  await expect(off.getByText(/填有家庭情况的客户（含回收站）：1/)).toBeVisible()
  await off.getByRole('radio', { name: /永久清除/ }).check()
  await expectAccessible(page)
  await off.getByRole('button', { name: '停用' }).click()
  await expect(section.getByText('没有启用')).toBeVisible()
  const after = await page.request.get(`${demo.url}/api/customers/${id}`)
  expect(Object.keys(await after.json())).not.toContain('household')

  // A form that was open meanwhile says so, and goes on without the field.
  const household = `${demo.url}/api/privacy/household`
  const switched = await page.request.put(household, { data: { purposeId } })
  expect(switched.ok(), await switched.text()).toBe(true)
  await page.goto(`${demo.url}/customers/${id}?edit=1&at=household`)
  const field = edit.getByRole('textbox', { name: '家庭情况' })
  await field.fill(secret)
  await page.request.post(`${household}/off`, { data: { noted: 'erase' } })
  await edit.getByRole('button', { name: '保存' }).click()
  await expect(edit.getByText(/家庭情况没有启用/)).toBeInViewport()
  await expect(field).toBeHidden()
  await expectAccessible(page)
  await edit.getByRole('button', { name: '保存' }).click()
  await expect(edit).toBeHidden()
})

test('a person entered without a contact: made their own, held on the record, copied before the request is closed', async ({
  page,
  demo,
  signInAs,
  isPhone,
}) => {
  const name = isPhone ? '公孙掌' : '公孙桌'
  await signInAs('陈卫国')
  const made = await page.request.post(`${demo.url}/api/customers`, { data: { name, type: 'individual' } })
  expect(made.ok(), await made.text()).toBe(true)
  const { id } = (await made.json()) as { id: number }

  await page.goto(`${demo.url}/customers/${id}?tab=contacts`)
  await expect(page.getByText(/没有处理目的和依据/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '登记本人为联系人' }).click()
  const consent = page.getByRole('button', { name: `同意：客户跟进与报价（${name}）` })
  await expect(consent).toBeVisible()
  await expect(page.getByRole('button', { name: '添加联系人' })).toBeFocused()
  const listed = await page.request.get(`${demo.url}/api/customers/${id}/contacts`)
  const { rows } = (await listed.json()) as { rows: { id: number }[] }
  await page.request.delete(`${demo.url}/api/contacts/${rows[0]?.id}`)
  await page.reload()
  await expect(page.getByText(/本人作为联系人在回收站里/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '恢复本人为联系人' }).click()
  await expect(consent).toBeVisible()

  await page.goto(`${demo.url}/customers/${id}?tab=facts`)
  const kept = page.getByRole('region', { name: '保留期限' })
  await kept.getByRole('button', { name: '保留', exact: true }).click()
  const hold = page.getByRole('dialog', { name: `保留“${name}”` })
  await hold.getByRole('textbox', { name: '原因' }).fill('货款有争议')
  await expectAccessible(page)
  await hold.getByRole('button', { name: '保留', exact: true }).click()
  await expect(kept.getByText(/货款有争议/)).toBeVisible()
  await kept.getByRole('button', { name: '取消保留' }).click()
  await expect(kept.getByText('未标为保留')).toBeVisible()
  await expect(kept.getByRole('button', { name: '保留', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await hold.getByRole('textbox', { name: '原因' }).fill('货款有争议')
  await hold.getByRole('button', { name: '保留', exact: true }).click()
  await kept.getByRole('button', { name: '修改保留' }).click()
  await expect(hold.getByRole('textbox', { name: '原因' })).toHaveValue('货款有争议')
  await hold.getByRole('button', { name: '关闭' }).click()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.goto(`${demo.url}/settings`)
  await expect(page.getByText('货款有争议')).toBeVisible()
  await page.getByRole('button', { name: '设置“潜在客户，没有往来”的保留期限' }).click()
  const rule = page.getByRole('dialog', { name: /潜在客户/ })
  await rule.getByRole('spinbutton').fill('1')
  await expect(rule.getByText(/现在会涉及|现在不涉及/)).toBeVisible()
  await expectAccessible(page)
  await rule.getByRole('button', { name: '关闭' }).click()

  await page.goto(`${demo.url}/customers/${id}?tab=contacts`)
  await page.getByRole('button', { name: `登记“${name}”的个人信息请求` }).click()
  const intake = page.getByRole('dialog')
  await intake.getByRole('textbox', { name: '怎样核实身份' }).fill('当面')
  await intake.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('button', { name: '办结' }).click()
  const close = page.getByRole('dialog', { name: '办结' })
  await expect(close.getByText(/还没有下载过副本/)).toBeVisible()
  await close.getByRole('button', { name: '办结' }).click()
  await expect(close.getByText(/先下载副本并交给本人，再办结/)).toBeVisible()
  await expectAccessible(page)
  await close.getByRole('button', { name: '关闭' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载副本' }).click()
  await (await download).path()
  await page.getByRole('button', { name: '办结' }).click()
  await close.getByRole('button', { name: '办结' }).click()
  await expect(page.getByText(/已办理/)).toBeVisible()

  await page.goto(`${demo.url}/access-log?from=2001-01-01`)
  await expect(page.getByText(/一次最多导出一年/)).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})
