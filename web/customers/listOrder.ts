/** Where rows may still be on their way. */
export type Rows = readonly ({ id: number } | undefined)[]

/** A row by its number; `index` is where it stood last, which tells what took its place. */
export type Place = { index: number; id: number | undefined }

export const nowhere: Place = { index: -1, id: undefined }

/** Where the row stands now; -1 where it doesn't (any more). */
export function placeIn(rows: Rows, { index, id }: Place): number {
  if (id === undefined) return Math.min(index, rows.length - 1)
  return rows[index]?.id === id ? index : rows.findIndex((row) => row?.id === id)
}

/** The place one step on: after a row that is gone, the one that took its place. Null where there is none. */
export function stepFrom(rows: Rows, from: Place, by: 1 | -1): number | null {
  const at = placeIn(rows, from)
  const isUnknown = at < 0 && from.id !== undefined && from.index < 0
  if (isUnknown) return null
  const next = at < 0 && by > 0 ? Math.max(from.index, 0) : (at < 0 ? from.index : at) + by
  return next >= 0 && next < rows.length ? next : null
}

/** The list that was read last, and the row that was left: for as long as the page isn't reloaded. */
let read: { key: string; rows: Rows } | null = null
let left: { key: string; place: Place } | null = null

export function rememberOrder(key: string, rows: Rows): void {
  read = { key, rows }
}

export function rememberRow(key: string, place: Place): void {
  left = { key, place }
}

export const rowLeft = (key: string): Place => (left?.key === key ? left.place : nowhere)

/** Where a customer stands in the list it was opened from, and who before and after it; null where that isn't known. */
export function neighboursIn(key: string | undefined, id: number) {
  if (!read || read.key !== key) return null
  const { rows } = read
  const index = rows.findIndex((row) => row?.id === id)
  return index < 0 ? null : { index, previous: rows[index - 1]?.id, next: rows[index + 1]?.id }
}
