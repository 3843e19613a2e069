import { positive } from '../ui/searchParams.ts'

/** What the address holds: which customers, separated by commas, and the one that stays where it was chosen. */
export type MergeSearch = { ids?: string; keep?: number }

export function readMergeSearch(raw: Record<string, unknown>): MergeSearch {
  const ids = typeof raw.ids === 'string' && /^\d{1,15}(,\d{1,15}){1,4}$/.test(raw.ids) ? raw.ids : undefined
  const keep = positive(raw.keep)
  return { ...(ids && { ids }), ...(keep && { keep }) }
}

export const idsOf = ({ ids }: MergeSearch): number[] =>
  [...new Set((ids ?? '').split(',').map(Number))].filter(Boolean)
