import { oneOf } from '../ui/searchParams.ts'

/** What the address holds: which part of the page, and whose registrations. */
export type RegistrationsSearch = { part?: 'clashes'; whose?: 'team' }

export function readRegistrationsSearch(raw: Record<string, unknown>): RegistrationsSearch {
  const part = oneOf(['clashes'], raw.part)
  const whose = oneOf(['team'], raw.whose)
  return { ...(part && { part }), ...(whose && { whose }) }
}
