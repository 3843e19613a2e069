import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rebase } from './rebase.ts'

const base = { name: '华信', address: '南山区' as string | null, phones: ['1'] }

test.each([
  ['only mine', { ...base, name: '华新' }, base, { ...base, name: '华新' }, []],
  ['only theirs', base, { ...base, name: '华新' }, { ...base, name: '华新' }, []],
  [
    'different fields',
    { ...base, name: '华新' },
    { ...base, address: '宝安区' },
    { ...base, name: '华新', address: '宝安区' },
    [],
  ],
  [
    'the same to the same',
    { ...base, name: '华新' },
    { ...base, name: '华新' },
    { ...base, name: '华新' },
    [],
  ],
  [
    'emptied by both, typed or kept',
    { ...base, address: '' },
    { ...base, address: null },
    { ...base, address: '' },
    [],
  ],
  [
    'the same field',
    { ...base, phones: ['2'] },
    { ...base, phones: ['1', '3'] },
    { ...base, phones: ['2'] },
    [{ field: 'phones', mine: ['2'], theirs: ['1', '3'] }],
  ],
])('%s', (_, mine, now, values, collisions) => {
  expect(rebase(base, mine, now)).toEqual({ values, collisions })
})

test('custom fields merge one by one', () => {
  const of = (custom: Record<string, unknown>) => ({ name: '华信', custom })
  expect(
    rebase<ReturnType<typeof of>>(of({ a: 1, b: 1 }), of({ a: 2, b: 2 }), of({ a: 1, b: 3, c: 4 })),
  ).toEqual({
    values: of({ a: 2, b: 2, c: 4 }),
    collisions: [{ field: 'custom.b', mine: 2, theirs: 3 }],
  })
})

test('nothing typed is lost, nothing kept is undone unseen', () => {
  const value = fc.constantFrom('a', 'b', 'c', null)
  const record = fc.record({ one: value, two: value, three: value })
  fc.assert(
    fc.property(record, record, record, (before, mine, now) => {
      const { values, collisions } = rebase(before, mine, now)
      for (const field of ['one', 'two', 'three'] as const) {
        const isTold = collisions.some((collision) => collision.field === field)
        if (mine[field] !== before[field]) expect(values[field]).toBe(mine[field])
        else expect(values[field]).toBe(now[field])
        if (now[field] !== before[field] && values[field] !== now[field]) expect(isTold).toBe(true)
      }
    }),
  )
})
