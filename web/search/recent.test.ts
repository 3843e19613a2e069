import { beforeEach, expect, test, vi } from 'vitest'
import { forgetRecent, recentIds, rememberOpened } from './recent.ts'

const held = new Map<string, string>()
const [me, other] = [7, 8]

beforeEach(() => {
  held.clear()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, text: string) => void held.set(name, text),
    removeItem: (name: string) => void held.delete(name),
  })
})

test('the latest first, each once, eight at most', () => {
  for (const id of [1, 2, 3, 1, 4, 5, 6, 7, 8, 9]) rememberOpened(me, id)
  expect(recentIds(me)).toEqual([9, 8, 7, 6, 5, 4, 1, 3])
})

test('each person has their own, and takes them along when signing out', () => {
  rememberOpened(me, 1)
  rememberOpened(other, 2)
  forgetRecent(me)
  expect([recentIds(me), recentIds(other)]).toEqual([[], [2]])
})

test('nothing but numbers is kept', () => {
  rememberOpened(me, 12)
  expect([...held.values()]).toEqual(['[12]'])
})

test.each(['{', '"12"', '["12", null, 1.5]', 'null'])(
  'what isn’t a list of numbers counts for nothing: %s',
  (text) => {
    held.set(`kemai.recent.${me}`, text)
    expect(recentIds(me)).toEqual([])
  },
)
