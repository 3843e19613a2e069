import { oneOf } from '../ui/searchParams.ts'

export const pageTabs = ['timeline', 'contacts', 'facts', 'papers'] as const
export type PageTab = (typeof pageTabs)[number]
/** What the address of a record holds: the part shown on a phone, and which form is open; `at` is the field that the edit begins at. */
export type PageSearch = { tab?: PageTab; edit?: 1; followUp?: 1; at?: string }

/** `industryId`, `custom.cf_1a` */
const fieldName = /^(custom\.)?\w{1,40}$/

export function readPageSearch(raw: Record<string, unknown>): PageSearch {
  const tab = oneOf(pageTabs, raw.tab)
  const isOn = (value: unknown) => value === 1 || value === '1'
  return {
    ...(tab && { tab }),
    ...(isOn(raw.edit) && { edit: 1 as const }),
    ...(isOn(raw.followUp) && { followUp: 1 as const }),
    ...(typeof raw.at === 'string' && fieldName.test(raw.at) && { at: raw.at }),
  }
}
