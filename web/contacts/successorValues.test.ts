import { expect, it } from 'vitest'
import { type SuccessorValues, successorOf } from './successorValues.ts'

it.each([
  [null, { who: 7 }, undefined],
  ['2026-03-02', undefined, undefined],
  ['2026-03-02', { who: null }, undefined],
  ['2026-03-02', { who: 7 }, { contactId: 7, takesReports: false }],
  ['2026-03-02', { who: 7, name: '赵工', takesReports: true }, { contactId: 7, takesReports: true }],
  ['2026-03-02', { who: 'new', name: ' 赵工 ' }, { name: '赵工', takesReports: false }],
  ['2026-03-02', { who: 'new', name: ' ' }, undefined],
] as [string | null, SuccessorValues | undefined, unknown][])('left %s, %j', (leftOn, values, sent) => {
  expect(successorOf(leftOn, values)).toEqual(sent)
})
