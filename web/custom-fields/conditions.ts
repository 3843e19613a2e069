/** A condition on a custom field, by its kind; the same as the server reads (contract/customers.ts, `custom`). */
export type Condition =
  | { any: string[] }
  | { is: boolean }
  | { contains: string }
  | { min?: number | string; max?: number | string }
export type Conditions = Record<string, Condition>

/** As the address of the list holds them; what can't be read is left out. */
export function readConditions(text: string | undefined): Conditions {
  if (text === undefined) return {}
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return {}
    return Object.fromEntries(
      Object.entries(read).filter(
        ([key, condition]) => /^(contact\.)?cf_[0-9a-z]{1,20}$/.test(key) && isCondition(condition),
      ),
    )
  } catch {
    return {}
  }
}

/** Undefined without any, so that the address stays clean. */
export const writeConditions = (conditions: Conditions): string | undefined =>
  Object.keys(conditions).length === 0 ? undefined : JSON.stringify(conditions)

/** An address may hold them as text or, where somebody wrote it by hand, as JSON that was read already. */
export function conditionsIn(raw: unknown): string | undefined {
  if (typeof raw !== 'string' && (typeof raw !== 'object' || raw === null)) return undefined
  return writeConditions(readConditions(typeof raw === 'string' ? raw : JSON.stringify(raw)))
}

function isCondition(condition: unknown): condition is Condition {
  if (typeof condition !== 'object' || condition === null) return false
  const { any, is, contains, min, max } = condition as Record<string, unknown>
  const isBound = (bound: unknown) =>
    bound === undefined || typeof bound === 'number' || typeof bound === 'string'
  if (any !== undefined)
    return Array.isArray(any) && any.length > 0 && any.every((key) => typeof key === 'string')
  if (is !== undefined) return typeof is === 'boolean'
  if (contains !== undefined) return typeof contains === 'string' && contains !== ''
  return (min ?? max) !== undefined && isBound(min) && isBound(max)
}
