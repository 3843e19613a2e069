import type { Department, User } from '../../contract/people.ts'
import type { PeopleSearch } from './peopleSearch.ts'
import { withBelow } from './tree.ts'

/** The people that the page's address asks for; with a department also those below it. */
export function chosenPeople(
  users: readonly User[],
  departments: readonly Department[],
  search: PeopleSearch,
): User[] {
  const inside = search.department === undefined ? null : withBelow(departments, search.department)
  const typed = search.q?.trim().toLowerCase() ?? ''
  return users.filter(
    (user) =>
      (search.deactivated || user.status !== 'deactivated') &&
      (inside === null || inside.has(user.department.id)) &&
      [user.name, user.userName, user.phone, user.email, user.jobTitle].some((text) =>
        (text ?? '').toLowerCase().includes(typed),
      ),
  )
}
