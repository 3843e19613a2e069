import { oneOf, positive } from '../ui/searchParams.ts'

/** What the address of the workbench holds: whose work, and the customer whose follow-up is being written. */
export type WorkbenchSearch = { whose?: 'team'; followUp?: number }

export function readWorkbenchSearch(raw: Record<string, unknown>): WorkbenchSearch {
  const whose = oneOf(['team'], raw.whose)
  const followUp = positive(raw.followUp)
  return { ...(whose && { whose }), ...(followUp && { followUp }) }
}
