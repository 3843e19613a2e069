import { expect, test } from 'vitest'
import { keys as english } from '../../contract/locales/en/keys.ts'
import { keys as chinese } from '../../contract/locales/zh-CN/keys.ts'
import {
  isBeginning,
  isPressed,
  saidWith,
  shortcutNames,
  shortcutOf,
  shortcutPlaces,
  shownStroke,
  strokeOf,
} from './shortcuts.ts'

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

test.each([
  ['a letter', { key: 'j' }, 'j'],
  ['with caps lock', { key: 'J' }, 'j'],
  ['with shift', { key: 'X', shiftKey: true }, 'shift+x'],
  ['a sign, which takes shift on some keyboards', { key: '/', shiftKey: true }, '/'],
  ['a sign of Chinese punctuation', { key: '？', shiftKey: true }, '?'],
  ['with Ctrl', { key: 'Enter', ctrlKey: true }, 'mod+Enter'],
  ['with ⌘', { key: 'Enter', metaKey: true }, 'mod+Enter'],
  ['a key with a name', { key: 'ArrowDown' }, 'ArrowDown'],
  ['with Alt, which is the system’s', { key: 'j', altKey: true }, null],
])('a key as the table writes it: %s', (_, keys, expected) => {
  expect(strokeOf({ ...none, ...keys })).toBe(expected)
})

test('search is ⌘ K or Ctrl K, and nothing beside', () => {
  expect(isPressed('search', { ...none, key: 'k', metaKey: true })).toBe(true)
  expect(isPressed('search', { ...none, key: 'k' })).toBe(false)
  expect(isPressed('search', { ...none, key: 'K', ctrlKey: true, shiftKey: true })).toBe(false)
})

test('the second key follows the first within a moment', () => {
  expect(isBeginning('g')).toBe(true)
  expect(isBeginning('j')).toBe(false)
  expect(saidWith({ stroke: 'g', at: 1000 }, 'c', 2000)).toBe('g c')
  expect(saidWith({ stroke: 'g', at: 1000 }, 'c', 2501)).toBe('c')
  expect(saidWith(null, 'c', 0)).toBe('c')
})

test.each(shortcutPlaces)('%s: no keys say two things, and none is the beginning of others', (place) => {
  const here = shortcutNames.filter((name) => {
    const { places } = shortcutOf(name)
    return places.includes(place) || places.includes('anywhere')
  })
  const strokes = here.flatMap((name) => shortcutOf(name).strokes)
  expect(new Set(strokes).size).toBe(strokes.length)
  expect(strokes.filter(isBeginning)).toEqual([])
})

const programs = Object.values(
  import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join()

test.each(shortcutNames)('%s is listened to: nothing is listed that isn’t there', (name) => {
  expect(programs).toMatch(new RegExp(`(useShortcut|usePageAction|isPressed)\\(\\s*'${name}'`))
})

test.each([
  ['Chinese', chinese],
  ['English', english],
])('each shortcut and place has its words in %s', (_, words) => {
  expect(Object.keys(words.act).sort()).toEqual([...shortcutNames].sort())
  expect(Object.keys(words.place).sort()).toEqual([...shortcutPlaces].sort())
})

test.each([
  ['mod+Enter', true, ['⌘', 'Enter']],
  ['mod+Enter', false, ['Ctrl', 'Enter']],
  ['shift+x', false, ['Shift', 'X']],
  ['ArrowDown', false, ['↓']],
])('%s is shown as on the keyboard', (stroke, onMac, expected) => {
  expect(shownStroke(stroke, onMac)).toEqual(expected)
})
