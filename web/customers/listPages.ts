import type { RowSpan } from '../ui/useRowWindow.ts'

/** The pages of what is in sight, and one on either side, so that scrolling meets rows. */
export function pagesAround({ first, last }: RowSpan, pageSize: number): number[] {
  const from = Math.max(0, Math.floor(first / pageSize - 1))
  const to = Math.max(from, Math.floor(Math.max(first, last - 1) / pageSize) + 1)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/**
 * How long the list is, for its scroll bar. Where the count stops short, it is as long as was counted and goes on as long
 * as full pages come.
 * @param known pages that were fetched
 */
export function extentOf(
  count: { value: number; capped: boolean } | null,
  known: readonly { page: number; rows: readonly unknown[] }[],
  pageSize: number,
  furthest: number,
): number {
  const ends = known.map(({ page, rows }) => ({
    end: page * pageSize + rows.length,
    isFull: rows.length === pageSize,
  }))
  const reached = ends.reduce((most, { end }) => Math.max(most, end), 0)
  if (!count?.capped) return count?.value ?? reached
  const ended = ends.find(({ isFull }) => !isFull)
  if (ended) return ended.end
  return Math.min(Math.max(count.value, reached + pageSize), furthest + pageSize)
}
