import { expect, test } from 'vitest'
import { shownShare, soundPercent } from './percent.ts'

test.each([
  [{ customers: 3, sound: 1 }, 33.3],
  [{ customers: 3, sound: 3 }, 100],
  [{ customers: 3, sound: 0 }, 0],
  [{ customers: 100_000, sound: 99_999 }, 99.9],
  [{ customers: 100_000, sound: 1 }, 0.1],
  [{ customers: 0, sound: 0 }, 100],
])('%j is %d percent', (figures, percent) => {
  expect(soundPercent(figures)).toBe(percent)
})

test.each([
  [0, '0%'],
  [0.00049, '<0.1%'],
  [0.0005, '0.1%'],
  [0.125, '12.5%'],
  [1, '100%'],
])('a share of %d is shown as %s', (share, shown) => {
  expect(shownShare(share)).toBe(shown)
})
