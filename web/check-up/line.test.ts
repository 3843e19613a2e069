import { expect, test } from 'vitest'
import { lineOf } from './line.ts'

const day = (day: string, sound: number) => ({ day, customers: 100, sound })

test('days stand as far apart as they are, the better higher up', () => {
  const { points, low, high } = lineOf([day('2026-11-01', 40), day('2026-11-02', 50), day('2026-11-05', 60)])
  expect([low, high]).toEqual([35, 65])
  expect(points.map(({ x }) => x)).toEqual([0, 0.25, 1])
  expect(points.map(({ y }) => Number(y.toFixed(3)))).toEqual([0.833, 0.5, 0.167])
})

test.each([
  [0, 0, 5],
  [100, 95, 100],
])('a line at %d stays on the scale', (sound, low, high) => {
  const line = lineOf([day('2026-11-01', sound), day('2026-11-02', sound)])
  expect(line).toMatchObject({ low, high })
  expect(line.points.every(({ y }) => y >= 0 && y <= 1)).toBe(true)
})

test('a single day is a point at the end', () => {
  expect(lineOf([day('2026-11-01', 50)]).points).toEqual([{ x: 1, y: 0.5 }])
})
