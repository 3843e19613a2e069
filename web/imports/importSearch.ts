import { oneOf } from '../ui/searchParams.ts'

const shown = ['all', 'bad', 'known'] as const
export type Shown = (typeof shown)[number]

/** What the address of an import holds: which rows of the preview are shown. */
export type ImportSearch = { only?: Shown }

export function readImportSearch(raw: Record<string, unknown>): ImportSearch {
  const only = oneOf(shown, raw.only)
  return only ? { only } : {}
}
