/** The page's address: whose department, what was typed, whether people without access are shown. */
export type PeopleSearch = { department?: number; q?: string; deactivated?: true }

export function readPeopleSearch(search: Record<string, unknown>): PeopleSearch {
  const department = Number(search.department)
  return {
    ...(Number.isInteger(department) && department > 0 ? { department } : {}),
    ...(typeof search.q === 'string' && search.q ? { q: search.q } : {}),
    ...(search.deactivated ? { deactivated: true as const } : {}),
  }
}
