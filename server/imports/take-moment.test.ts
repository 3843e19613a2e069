import { expect, test } from 'vitest'
import type { Cell } from '../platform/workbook/cell.ts'
import { takeMoment } from './take-moment.ts'

test.each<[cell: Cell, moment: string]>([
  ['2024-06-01', '2024-06-01'],
  ['2024/6/1 9:05', '2024-06-01T09:05'],
  ['2024年6月1日 14：30', '2024-06-01T14:30'],
  ['2024-06-01 14:30:59', '2024-06-01T14:30'],
  ['2024-06-01 下午2:30', '2024-06-01T14:30'],
  ['2024-06-01 下午12:30', '2024-06-01T12:30'],
  ['2024-06-01 上午9时', '2024-06-01T09:00'],
  ['2024-06-01 晚上 8:00', '2024-06-01T20:00'],
  [{ date: '2024-06-01' }, '2024-06-01'],
  [{ date: '2024-06-01T00:00:00' }, '2024-06-01'],
  [{ date: '2024-06-01T14:30:00' }, '2024-06-01T14:30'],
  [45_444, '2024-06-01'],
  [45_444.604_166_666, '2024-06-01T14:30'],
  [20_240_601, '2024-06-01'],
])('%j is %s', (cell, moment) => {
  expect(takeMoment(cell)).toEqual({ ok: true, value: moment })
})

test.each<[cell: Cell, reason: string]>([
  ['2024年6月', 'date.format'],
  ['2024', 'date.format'],
  ['昨天', 'date.format'],
  ['6月1日', 'date.year_missing'],
  ['2024-06-31', 'date.no_such_day'],
])('%j is none: %s', (cell, reason) => {
  expect(takeMoment(cell)).toMatchObject({ ok: false, reason })
})
