import fc from 'fast-check'
import { expect, test } from 'vitest'
import { showPhone } from '../../contract/values/phone.ts'
import { parsePhoneCell } from './phoneCell.ts'

/** Lone surrogates, control characters and all. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })

test.each([
  ['', []],
  ['13800138000', ['138 0013 8000']],
  ['13800138000、13900139000', ['138 0013 8000', '139 0013 9000']],
  ['13800138000，010-88886666转801', ['138 0013 8000', '010-8888 6666 转 801']],
  ['13800138000/13900139000', ['138 0013 8000', '139 0013 9000']],
  ['13800138000；13900139000', ['138 0013 8000', '139 0013 9000']],
  ['13800138000\n13900139000', ['138 0013 8000', '139 0013 9000']],
  ['13800138000 13900139000', ['138 0013 8000', '139 0013 9000']],
  ['138 0013 8000 139 0013 9000', ['138 0013 8000', '139 0013 9000']],
  ['010 8888 6666 138 0013 8000', ['010-8888 6666', '138 0013 8000']],
  ['手机：13800138000 座机：010-88886666', ['138 0013 8000', '010-8888 6666']],
  ['13800138000, +86 138 0013 8000', ['138 0013 8000']],
])('%j holds %j', (cell, shown) => {
  const { phones, rejected } = parsePhoneCell(cell)
  expect(phones.map((phone) => showPhone(phone))).toEqual(shown)
  expect(rejected).toEqual([])
})

test('what reads well is kept, the rest comes back with its reason', () => {
  const { phones, rejected } = parsePhoneCell('13800138000、88886666；张三')
  expect(phones).toHaveLength(1)
  expect(rejected).toEqual([
    { text: '88886666', reason: 'phone.area_code_missing' },
    { text: '张三', reason: 'phone.not_a_number' },
  ])
})

test('no text makes it throw', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789+-() 、,/转'), maxLength: 60 })
  fc.assert(fc.property(fc.oneof(text, anyText), (cell) => void parsePhoneCell(cell)))
})
