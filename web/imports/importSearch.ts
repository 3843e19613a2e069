import { oneOf } from '../ui/searchParams.ts'

/** What the address of an import holds: which rows of the preview are shown. */
export type ImportSearch = { only?: 'all' | 'bad' }

export function readImportSearch(raw: Record<string, unknown>): ImportSearch {
  const only = oneOf(['all', 'bad'], raw.only)
  return only ? { only } : {}
}
