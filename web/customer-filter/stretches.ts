import type { Within } from '../../contract/customer-filter.ts'

/** Stretches of time with a name, in the order they are offered. */
export const stretches = {
  today: { unit: 'day', from: 0, to: 0 },
  yesterday: { unit: 'day', from: -1, to: -1 },
  tomorrow: { unit: 'day', from: 1, to: 1 },
  thisWeek: { unit: 'week', from: 0, to: 0 },
  lastWeek: { unit: 'week', from: -1, to: -1 },
  nextWeek: { unit: 'week', from: 1, to: 1 },
  thisMonth: { unit: 'month', from: 0, to: 0 },
  lastMonth: { unit: 'month', from: -1, to: -1 },
  nextMonth: { unit: 'month', from: 1, to: 1 },
  thisQuarter: { unit: 'quarter', from: 0, to: 0 },
  lastQuarter: { unit: 'quarter', from: -1, to: -1 },
  thisYear: { unit: 'year', from: 0, to: 0 },
  lastYear: { unit: 'year', from: -1, to: -1 },
} as const satisfies Record<string, Within>

/** Stretches that take a number of days. */
export const counted = {
  /** Today counts as the last of them. */
  lastDays: (days: number): Within => ({ unit: 'day', from: 1 - days, to: 0 }),
  nextDays: (days: number): Within => ({ unit: 'day', from: 0, to: days - 1 }),
  longerAgo: (days: number): Within => ({ unit: 'day', to: -days }),
}
export type Counted = keyof typeof counted
export type Stretch = keyof typeof stretches | Counted

/** What a stretch is called, and its number of days where it takes one; null for one that only an address can hold. */
export function stretchOf(within: Within): { name: Stretch; days?: number } | null {
  const named = Object.entries(stretches).find(([, one]) => isSame(one, within))
  if (named) return { name: named[0] as keyof typeof stretches }
  const { unit, from, to } = within
  if (unit !== 'day') return null
  if (to === 0 && from !== undefined && from < 0) return { name: 'lastDays', days: 1 - from }
  if (from === 0 && to !== undefined && to > 0) return { name: 'nextDays', days: to + 1 }
  return from === undefined && to !== undefined && to < 0 ? { name: 'longerAgo', days: -to } : null
}

const isSame = (one: Within, other: Within) =>
  one.unit === other.unit && one.from === other.from && one.to === other.to
