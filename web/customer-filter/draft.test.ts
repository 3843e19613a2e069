import { describe, expect, test } from 'vitest'
import {
  completeOf,
  type DraftCondition,
  draftOf,
  filterTextOf,
  newCondition,
  newGroup,
  replaced,
  type Way,
  waysOf,
} from './draft.ts'

const stage = { field: 'stage', any: ['deal'] }
const condition = (way: Way | null, value?: unknown): DraftCondition => ({
  key: 1,
  field: 'budget',
  way,
  value,
})

test.each([
  ['conditions', { all: [stage, { field: 'budget', min: 1, max: 2 }] }],
  ['groups in groups', { any: [{ all: [stage, { any: [stage] }] }, { field: 'source', empty: true }] }],
  ['days that move along', { all: [{ field: 'createdAt', within: { unit: 'day', from: -6, to: 0 } }] }],
])('%s out of the address go back into it unchanged', (_, filter) => {
  expect(filterTextOf(draftOf(JSON.stringify(filter)))).toBe(JSON.stringify(filter))
})

test.each([undefined, '', '{', '[]', '{"all":[{"field":"nothing","any":["x"]}]}'])(
  '%j begins empty',
  (text) => {
    expect(draftOf(text)).toMatchObject({ joint: 'all', parts: [] })
  },
)

describe('while it is being put together', () => {
  test.each<[string, DraftCondition, unknown]>([
    ['no field', newCondition(), null],
    ['no comparison', condition(null), null],
    ['nothing chosen', condition('any', []), null],
    ['only blanks typed', condition('contains', '  '), null],
    ['no end of a range', condition('min', { min: null }), null],
    ['ends the wrong way round', condition('min', { min: 3, max: 2 }), null],
    ['one end', condition('min', { min: 0, max: null }), { field: 'budget', min: 0 }],
    ['nothing more to say', condition('filled'), { field: 'budget', empty: false }],
    ['no is an answer', condition('is', false), { field: 'budget', is: false }],
  ])('%s', (_, given, expected) => {
    expect(completeOf(given)).toEqual(expected)
  })

  test('what isn’t complete yet, and groups without anything, stay out of the address', () => {
    const draft = newGroup('all', [newCondition(), newGroup('any', [newCondition()])])
    expect(filterTextOf(draft)).toBeUndefined()
  })
})

test('a part deep inside is changed or taken away, the others stay as they are', () => {
  const draft = draftOf(JSON.stringify({ all: [stage, { any: [stage, stage] }] }))
  const [, group] = draft.parts
  const [, inner] = group && 'parts' in group ? group.parts : []
  expect(filterTextOf(replaced(draft, inner?.key ?? 0, null))).toBe(
    JSON.stringify({ all: [stage, { any: [stage] }] }),
  )
  const changed = replaced(draft, inner?.key ?? 0, { ...condition('empty'), key: inner?.key ?? 0 })
  expect(filterTextOf(changed)).toBe(
    JSON.stringify({ all: [stage, { any: [stage, { field: 'budget', empty: true }] }] }),
  )
})

test('empty and filled in are two choices', () => {
  expect(waysOf('choice')).toEqual(['any', 'none', 'empty', 'filled'])
})
