/** What stood in each field, by its name in the change log. */
export type Values = Record<string, unknown>
export type LoggedChanges = Record<string, readonly [before: unknown, after: unknown]>

/** Phones and tags have no field of their own in the log: each that came or went is told by itself. */
const listOf: Record<string, string> = { phone: 'phones', tag: 'tags' }

/**
 * A record before the changes of its log were made: each is taken back, the latest first. `phones` is a set of
 * `+8613800138000` and `+861088886666 x801`, `tags` one of their ids.
 */
export function undone(now: Values, log: readonly LoggedChanges[]): Values {
  const then: Values = { ...now }
  for (const changes of log) {
    for (const [field, [before, after]] of Object.entries(changes)) {
      const list = listOf[field]
      if (list) then[list] = without(then[list], before, after)
      else then[field] = before
    }
  }
  return then
}

function without(list: unknown, before: unknown, after: unknown): unknown[] {
  const others = (Array.isArray(list) ? list : []).filter((one) => one !== after && one !== before)
  return before === null ? others : [...others, before]
}
