import { expect, test } from 'vitest'
import { followUpDraft } from '../../contract/follow-up-fields.ts'
import { bodyOf, changesOf, newFollowUp, newKey, nextProblem, noStepYet } from './followUpValues.ts'

const filled = { ...newFollowUp([]), content: '聊了交期' }

test('a key is a UUID, another one each time', () => {
  expect(followUpDraft.shape.key.safeParse(newKey()).success).toBe(true)
  expect(newKey()).not.toBe(newKey())
})

test('what is sent fits the contract, empty texts are left out', () => {
  const next = { ...noStepYet, step: 'day' as const, on: '2026-03-09', goal: ' ' }
  const body = bodyOf({ ...filled, next }, null)
  expect(followUpDraft.safeParse(body).success).toBe(true)
  expect(body).toMatchObject({ feedbackDetail: null, next: { on: '2026-03-09', time: null, goal: null } })
  expect(body).not.toHaveProperty('does')
  expect(body).not.toHaveProperty('at')
})

test('answers are edits of what was asked; a new number stands before those that aren’t in question', () => {
  const questions = {
    rows: [
      { field: 'contact.phones' as const, why: 'invalid' as const },
      { field: 'customer.address' as const, why: 'missing' as const },
    ],
    customer: { version: 3 },
    contact: { id: 7, name: '赵明', version: 2, phones: ['010-8888 6666'] },
  }
  const answered = (learnt: typeof filled.learnt) => bodyOf({ ...filled, learnt }, null, questions).learnt
  expect(
    answered({
      contact: { changes: { phones: '13900139000', wechat: 'not asked any more' } },
      customer: { changes: { address: ' 解放路 9 号 ' } },
    }),
  ).toEqual({
    customer: { version: 3, changes: { address: '解放路 9 号' } },
    contact: { id: 7, version: 2, changes: { phones: ['13900139000', '010-8888 6666'] } },
  })
  expect(answered({ customer: { changes: { address: '解放路 9 号' } } })).toEqual({
    customer: { version: 3, changes: { address: '解放路 9 号' } },
  })
  expect(answered({ contact: { changes: { phones: ' ' } } })).toBeUndefined()
  expect(bodyOf({ ...filled, learnt: { customer: { changes: { address: 'x' } } } }, null)).not.toHaveProperty(
    'learnt',
  )
})

test('a reason is sent only for what was chosen', () => {
  const values = { ...filled, feedback: 'to_confirm' as const, refusalReason: 'price' as const }
  const none = { ...noStepYet, step: 'none' as const, on: '2026-03-09', reason: 'not_now' as const }
  expect(bodyOf({ ...values, next: none }, null)).toMatchObject({
    refusalReason: null,
    noNext: { reason: 'not_now', words: null },
  })
  expect(bodyOf({ ...values, next: none }, null)).not.toHaveProperty('next')
})

test('a draft may remember plans that were closed meanwhile', () => {
  expect(bodyOf({ ...filled, does: [1, 2] }, [{ id: 2 }]).does).toEqual([2])
})

test.each([
  [noStepYet, 'missing'],
  [{ ...noStepYet, step: 'keep' as const }, null],
  [{ ...noStepYet, step: 'day' as const }, 'chooseDay'],
  [{ ...noStepYet, step: 'day' as const, on: '2026-03-09' }, null],
  [{ ...noStepYet, step: 'none' as const }, 'chooseReason'],
  [{ ...noStepYet, step: 'none' as const, reason: 'other' as const }, null],
])('a next step %o: %s', (next, problem) => {
  expect(nextProblem(next)).toBe(problem)
})

test('an edit sends what changed, and takes the reason away with the refusal', () => {
  const { key: _key, does: _does, next: _next, ...before } = { ...filled, at: '2026-03-02T10:15' }
  expect(changesOf(before, before)).toEqual({})
  const refused = { ...before, feedback: 'refused' as const, refusalReason: 'price' as const }
  expect(changesOf(before, refused)).toEqual({ feedback: 'refused', refusalReason: 'price' })
  expect(changesOf(refused, { ...refused, feedback: null })).toEqual({ feedback: null, refusalReason: null })
})
