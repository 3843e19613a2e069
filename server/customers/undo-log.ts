/** What stood in each field, by its name in the change log. */
export type Values = Record<string, unknown>
export type LoggedChanges = Record<string, readonly [before: unknown, after: unknown]>

/** Phones have no field of their own in the log: each that came or went is told by itself. */
const phoneField = 'phone'

/**
 * A record before the changes of its log were made: each is taken back, the latest first. `phones` is a set of
 * `+8613800138000` and `+861088886666 x801`.
 */
export function undone(now: Values, log: readonly LoggedChanges[]): Values {
  const then: Values = { ...now }
  for (const changes of log) {
    for (const [field, [before, after]] of Object.entries(changes)) {
      if (field === phoneField) then.phones = withPhone(then.phones, before, after)
      else then[field] = before
    }
  }
  return then
}

function withPhone(phones: unknown, before: unknown, after: unknown): unknown[] {
  const others = (Array.isArray(phones) ? phones : []).filter((phone) => phone !== after && phone !== before)
  return before === null ? others : [...others, before]
}
