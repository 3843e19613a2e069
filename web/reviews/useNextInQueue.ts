import { useInfiniteQuery } from '@tanstack/react-query'
import { reviewListOptions } from './api.ts'

/** The entry that waits behind this one, or the first of all; null where no other one waits. */
export function useNextInQueue(customerId: number, isReviewer: boolean): number | null {
  const queue = useInfiniteQuery({ ...reviewListOptions(true), enabled: isReviewer })
  const rows = queue.data?.pages.flatMap((page) => page.rows) ?? []
  const at = rows.findIndex(({ id }) => id === customerId)
  return (rows[at + 1] ?? rows.find(({ id }) => id !== customerId))?.id ?? null
}
