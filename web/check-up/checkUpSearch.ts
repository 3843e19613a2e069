import { positive } from '../ui/searchParams.ts'

/** What the address holds: only the customers of this import of mine. */
export type CheckUpSearch = { importId?: number }

export function readCheckUpSearch(raw: Record<string, unknown>): CheckUpSearch {
  const importId = positive(raw.importId)
  return importId === undefined ? {} : { importId }
}
