import { oneOf } from '../ui/searchParams.ts'

export const pageTabs = ['contacts', 'history', 'facts'] as const
export type PageTab = (typeof pageTabs)[number]
/** What the address of a record holds: the part shown on a phone, and whether it is being edited. */
export type PageSearch = { tab?: PageTab; edit?: 1 }

export function readPageSearch(raw: Record<string, unknown>): PageSearch {
  const tab = oneOf(pageTabs, raw.tab)
  return { ...(tab && { tab }), ...((raw.edit === 1 || raw.edit === '1') && { edit: 1 }) }
}
