import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CustomerRow } from '../../contract/customers.ts'
import { catalogue as zh } from '../../contract/locales/zh-CN/index.ts'
import { type ListField, listedText } from './listFields.ts'

beforeAll(async () => {
  await i18next.init({ lng: 'zh-CN', resources: { 'zh-CN': { translation: zh } } })
})

const fieldOf = (more: Partial<ListField>): ListField => ({
  id: 1,
  object: 'customer',
  key: 'cf_1',
  listKey: 'cf_1',
  label: '产线数',
  kind: 'number',
  unit: '条',
  decimals: 0,
  help: null,
  active: true,
  options: [],
  version: 1,
  isMasked: false,
  ...more,
})
const rowOf = (custom: object, contact: object | null) =>
  ({ custom, primaryContact: contact && { id: 2, custom: contact } }) as CustomerRow
const say = (field: Partial<ListField>, row: CustomerRow) =>
  listedText(i18next.t, 'zh-CN', row, fieldOf(field))

describe('what a row of the list says of a custom field', () => {
  it('is the customer’s value', () => expect(say({}, rowOf({ cf_1: 3 }, { cf_1: 5 }))).toBe('3 条'))
  it('is the primary contact’s where the field is of contacts', () =>
    expect(say({ object: 'contact' }, rowOf({ cf_1: 3 }, { cf_1: 5 }))).toBe('5 条'))
  it('is nothing without a value', () => expect(say({}, rowOf({}, null))).toBe(''))
  it('is that it is masked, which isn’t nothing', () =>
    expect(say({ isMasked: true }, rowOf({}, null))).toBe('已遮住'))
  it('is nothing of a contact that there isn’t, masked or not', () =>
    expect(say({ object: 'contact', isMasked: true }, rowOf({}, null))).toBe(''))
})
