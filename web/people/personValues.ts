import type { User } from '../../contract/people.ts'

export type PersonValues = {
  name: string
  userName: string
  phone: string
  email: string
  jobTitle: string
  departmentId: number | undefined
  roleIds: number[]
}

export function beginning(user: User | null, departmentId: number | undefined): PersonValues {
  return {
    name: user?.name ?? '',
    userName: user?.userName ?? '',
    phone: user?.phone ?? '',
    email: user?.email ?? '',
    jobTitle: user?.jobTitle ?? '',
    departmentId: user?.department.id ?? departmentId,
    roleIds: user?.roles.map(({ id }) => id) ?? [],
  }
}

/** As the contract takes them: nothing typed is null. The form has made sure of a department. */
export function told(values: PersonValues) {
  return {
    name: values.name,
    userName: values.userName,
    phone: values.phone.trim() || null,
    email: values.email.trim() || null,
    jobTitle: values.jobTitle.trim() || null,
    departmentId: values.departmentId ?? 0,
    roleIds: values.roleIds,
  }
}

/** Only what differs, so that another administrator's change to other fields stays. */
export function personChanges(before: PersonValues, after: PersonValues): Partial<ReturnType<typeof told>> {
  const old: Record<string, unknown> = told(before)
  const changed = Object.entries(told(after)).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field]),
  )
  return Object.fromEntries(changed)
}
