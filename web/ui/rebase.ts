export type Collision = {
  /** Of a custom field `custom.<key>`, as in the change log. */
  field: string
  mine: unknown
  theirs: unknown
}

type Values = Record<string, unknown>

/** Custom fields stand together in forms and answers, and are edited one by one. */
const together = 'custom'

/** Where a form holds a field. */
export const placeOf = (field: string): string | [string, string] =>
  field.startsWith(`${together}.`) ? [together, field.slice(together.length + 1)] : field

export function valueAt(values: object, field: string): unknown {
  const place = placeOf(field)
  if (typeof place === 'string') return (values as Values)[place]
  return ((values as Values)[place[0]] as Values | undefined)?.[place[1]]
}

/**
 * Moves an edit that began from `base` onto the record as it is now. What I didn't touch becomes as it is now;
 * what I changed stays mine; fields that both changed to different values are told, and hold mine for the time being.
 */
export function rebase<Kept extends object>(base: Kept, mine: Kept, now: Kept) {
  const moved = rebased(base as Values, mine as Values, now as Values)
  return { values: moved.values as Kept, collisions: moved.collisions }
}

function rebased(
  base: Values,
  mine: Values,
  now: Values,
  prefix = '',
): { values: Values; collisions: Collision[] } {
  const collisions: Collision[] = []
  const values: Values = {}
  for (const field of Object.keys({ ...now, ...mine })) {
    if (field === together && prefix === '') {
      const [before, typed, kept] = [base, mine, now].map((side) => (side[field] ?? {}) as Values)
      const inner = rebased(before ?? {}, typed ?? {}, kept ?? {}, `${together}.`)
      values[field] = inner.values
      collisions.push(...inner.collisions)
      continue
    }
    const isMine = !same(mine[field], base[field])
    values[field] = isMine ? mine[field] : now[field]
    if (isMine && !same(now[field], base[field]) && !same(now[field], mine[field])) {
      collisions.push({ field: prefix + field, mine: mine[field], theirs: now[field] })
    }
  }
  return { values, collisions }
}

/** Nothing typed is nothing kept: an emptied field says as much as one that was never filled in. */
function same(a: unknown, b: unknown): boolean {
  const told = (value: unknown) => JSON.stringify(value === '' || value === undefined ? null : value)
  return told(a) === told(b)
}
