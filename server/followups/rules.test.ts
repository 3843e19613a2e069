import { describe, expect, test } from 'vitest'
import {
  furthestPlan,
  nextStepProblem,
  planDayProblem,
  plansDone,
  refusalProblem,
  refusalProblemOfEdit,
  takenPlaceAt,
} from './rules.ts'

const me = 1
const colleague = 2
const plan = (id: number, on: string, ownerId = me) => ({ id, on, ownerId })

test.each([
  ['none', [], []],
  ['the one due today', [plan(1, '2026-03-02')], [1]],
  [
    'all that are due, not what comes later',
    [plan(1, '2026-02-20'), plan(2, '2026-03-02'), plan(3, '2026-03-03')],
    [1, 2],
  ],
  ['before its time, the earliest', [plan(1, '2026-03-05'), plan(2, '2026-03-09')], [1]],
  ['never a colleague’s', [plan(1, '2026-03-01', colleague)], []],
  [
    'the own later one beside a colleague’s due one',
    [plan(1, '2026-03-01', colleague), plan(2, '2026-03-05')],
    [2],
  ],
])('a follow-up does %s', (_, plans, done) => {
  expect(plansDone(plans, me, '2026-03-02')).toEqual(done)
})

const next = { on: '2026-03-09' }
const noNext = { reason: 'not_now', words: null } as const

test.each([
  ['a plan', { next }, 0, null],
  ['a reason', { noNext }, 0, null],
  ['nothing, while a plan remains', {}, 1, null],
  ['another plan beside one that remains', { next }, 1, null],
  ['nothing at all', {}, 0, 'next_step.missing'],
  ['both', { next, noNext }, 0, 'next_step.both'],
  ['a reason for none, while a plan remains', { noNext }, 1, 'next_step.planned'],
])('the next step: %s', (_, draft, left, code) => {
  expect(nextStepProblem(draft, left)?.code ?? null).toBe(code)
})

describe('a refusal', () => {
  test.each([
    [{}, null],
    [{ feedback: 'clear_need' }, null],
    [{ feedback: 'refused', refusalReason: 'price' }, null],
    [{ feedback: 'refused' }, 'refusal.missing'],
    [{ feedback: 'refused', refusalReason: null }, 'refusal.missing'],
    [{ feedback: 'to_confirm', refusalReason: 'price' }, 'refusal.not_refused'],
    [{ refusalReason: 'price' }, 'refusal.not_refused'],
  ])('%j', (said, code) => {
    expect(refusalProblem(said)?.code ?? null).toBe(code)
  })

  const old = { feedback: 'refused', refusalReason: null }
  const told = { feedback: 'refused', refusalReason: 'price' }
  const other = { feedback: 'to_confirm', refusalReason: null }
  test.each([
    ['of old, left alone', old, {}, null],
    ['of old, said again', old, { feedback: 'refused', refusalReason: null }, null],
    ['of old, given a reason', old, { refusalReason: 'price' }, null],
    ['that is none any more', told, { feedback: 'clear_need' }, null],
    ['whose reason is taken away', told, { refusalReason: null }, 'refusal.missing'],
    ['that comes about', other, { feedback: 'refused' }, 'refusal.missing'],
    ['that comes about with its reason', other, { feedback: 'refused', refusalReason: 'price' }, null],
    ['that isn’t one', other, { refusalReason: 'price' }, 'refusal.not_refused'],
  ] as const)('edited: %s', (_, before, changes, code) => {
    expect(refusalProblemOfEdit(before, changes)?.code ?? null).toBe(code)
  })
})

describe('when it took place', () => {
  const now = new Date('2026-03-02T08:00:00Z')
  test.each([
    [undefined, '2026-03-02T08:00:00.000Z'],
    ['2026-03-01T01:00:00Z', '2026-03-01T01:00:00.000Z'],
    ['2026-03-02T08:05:00Z', '2026-03-02T08:00:00.000Z'],
    ['2026-03-02T08:05:01Z', null],
  ])('%s', (at, taken) => {
    expect(takenPlaceAt(at, now)?.toISOString() ?? null).toBe(taken)
  })
})

test.each([
  [-1, 'plan.past'],
  [0, null],
  [furthestPlan, null],
  [furthestPlan + 1, 'plan.far'],
])('a plan %i days from today: %s', (days, problem) => {
  expect(planDayProblem(days)).toBe(problem)
})
