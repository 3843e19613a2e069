import { expect, it } from 'vitest'
import { asPlanned, planChangesOf, plannedOf } from './planValues.ts'

const plan = { on: '2026-03-02', time: null, goal: '报价' }

it.each([
  [{}, {}],
  [{ goal: ' 报价 ' }, {}],
  [{ on: '2026-03-05' }, { on: '2026-03-05' }],
  [{ on: null }, {}],
  [{ time: '09:30' }, { time: '09:30' }],
  [{ goal: '' }, { goal: null }],
])('%j typed into a plan sends %j', (typed, sent) => {
  const before = asPlanned(plan)
  expect(planChangesOf(before, { ...before, ...typed })).toEqual(sent)
})

it('holds what others cleared as an empty field', () => {
  const theirs = { goal: { yours: '报价', theirs: null }, on: { yours: '2026-03-05', theirs: '2026-03-09' } }
  expect(plannedOf(theirs)).toEqual({ goal: '', on: '2026-03-09' })
})
