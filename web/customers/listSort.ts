import {
  defaultSort,
  mostSortKeys,
  readSort,
  type SortKey,
  sortText,
} from '../../contract/customer-columns.ts'

const keysOf = (sort: string | undefined) => readSort(sort ?? defaultSort) ?? []

/**
 * What a click on a head asks for: upwards, downwards, then the order of the list as it opens. With the shift key the
 * column joins those that are sorted by already, and leaves them again.
 */
export function nextSort(column: string, current: string | undefined, isAdded = false): string | undefined {
  const before = isAdded && current === undefined ? [] : keysOf(current)
  const own = before.find((key) => key.column === column)
  const next = turned(column, own)
  if (!isAdded || before.length === 0) {
    const alone = before.length === 1 ? next : { column, isDown: false }
    return asSort(alone ? [alone] : [], column === 'createdAt' && own?.isDown ? 'createdAt' : undefined)
  }
  if (!own) return asSort([...before, { column, isDown: false }].slice(0, mostSortKeys))
  return asSort(before.flatMap((key) => (key === own ? (next ?? []) : key)))
}

type Asked = { column: string; isDown: boolean }

function turned(column: string, own: SortKey | undefined): Asked | null {
  if (!own) return { column, isDown: false }
  return own.isDown ? null : { column, isDown: true }
}

/** The order as the list opens isn't written into the address. */
function asSort(keys: readonly Asked[], otherwise?: string): string | undefined {
  const sort = keys.length > 0 ? sortText(keys as SortKey[]) : otherwise
  return sort === defaultSort ? undefined : sort
}

export function directionOf(
  column: string,
  current: string | undefined,
): 'ascending' | 'descending' | 'none' {
  const own = keysOf(current).find((key) => key.column === column)
  if (!own) return 'none'
  return own.isDown ? 'descending' : 'ascending'
}

/** Which of several keys a column is, from 1; nothing where it is the only one or none. */
export function turnOf(column: string, current: string | undefined): number | undefined {
  const keys = keysOf(current)
  const index = keys.findIndex((key) => key.column === column)
  return keys.length > 1 && index >= 0 ? index + 1 : undefined
}
