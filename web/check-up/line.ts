import { soundPercent } from './percent.ts'

type Day = { day: string; customers: number; sound: number }
export type Point = { x: number; y: number }

/** The part of the scale that is shown leaves so many percent around the line: drawn from 0 it would seem not to move. */
const around = 5

/** The share of sound ones by day as points between 0 and 1, `y` downwards; days without a check are spanned. Pure. */
export function lineOf(days: readonly Day[]): { points: Point[]; low: number; high: number } {
  const percents = days.map(soundPercent)
  const low = Math.max(0, Math.floor(Math.min(...percents)) - around)
  const high = Math.min(100, Math.ceil(Math.max(...percents)) + around)
  const numbers = days.map(({ day }) => Date.parse(day) / 86_400_000)
  const [first = 0] = numbers
  const span = (numbers.at(-1) ?? first) - first
  const points = percents.map((percent, index) => ({
    x: span === 0 ? 1 : ((numbers[index] ?? first) - first) / span,
    y: (high - percent) / (high - low),
  }))
  return { points, low, high }
}
