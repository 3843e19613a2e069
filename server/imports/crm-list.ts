import type { ImportTarget } from '../../contract/import-targets.ts'

export const crms = ['twenty', 'espo', 'hubspot', 'salesforce', 'fxiaoke', 'wukong', 'cordys'] as const

/** What another CRM writes above the columns of one of its lists. */
export type CrmList = {
  crm: (typeof crms)[number]
  /** Heads, letter by letter, that together stand in no other file; `least` of them tell it. */
  signs: string
  least: number
  targets: Partial<Record<ImportTarget, string>>
  /** Heads that would be taken for something they don't mean there. */
  without?: string
  /** Phones and addresses of the company itself: here they belong to a person. */
  ofCompany?: string
  /** The column that says the currency of amounts, which stand there in its whole units. */
  currency?: string
}
