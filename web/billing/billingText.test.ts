import { expect, test } from 'vitest'
import type { BillingProfile } from '../../contract/billing.ts'
import { billingLines, billingText } from './billingText.ts'
import { changedFields } from './changedFields.ts'

const profile: BillingProfile = {
  id: 1,
  title: '杭州轴承有限公司',
  taxNumber: '91350100M000100Y43',
  address: null,
  phone: '0571-8888 6666',
  bank: '',
  account: '1202 0200',
  isDefault: true,
  version: 3,
}
const labels: Record<string, string> = { title: '抬头', taxNumber: '税号', phone: '电话', account: '账号' }

test('billing data is copied line by line, without what isn’t known', () => {
  const lines = billingLines(profile, (field) => labels[field] ?? field)
  expect(billingText(lines, '：')).toBe(
    '抬头：杭州轴承有限公司\n税号：91350100M000100Y43\n电话：0571-8888 6666\n账号：1202 0200',
  )
})

test.each([
  ['nothing', { bank: ' ' }, {}],
  ['a text', { title: ' 新抬头 ' }, { title: '新抬头' }],
  ['one that is emptied', { taxNumber: '' }, { taxNumber: null }],
  ['a choice', { isDefault: false }, { isDefault: false }],
])('of what was typed only %s is sent', (_, typed, sent) => {
  const initial = { title: '杭州', taxNumber: '1', bank: '', isDefault: true }
  expect(changedFields(initial, { ...initial, ...typed })).toEqual(sent)
})
