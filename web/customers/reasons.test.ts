import { expect, test } from 'vitest'
import { byReason } from './reasons.ts'

test('names stand with their reason, in one order, without reasons that nobody has', () => {
  const left = (name: string, why: 'not_allowed' | 'already' | 'owner') => ({ id: 1, name, why })
  expect(byReason([left('甲', 'owner'), left('乙', 'not_allowed'), left('丙', 'owner')])).toEqual([
    { why: 'not_allowed', names: ['乙'] },
    { why: 'owner', names: ['甲', '丙'] },
  ])
  expect(byReason([])).toEqual([])
})
