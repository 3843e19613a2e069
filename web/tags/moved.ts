/** The ids of rows after the one at `place` went up (-1) or down (1). */
export function moved(rows: readonly { id: number }[], place: number, by: -1 | 1): number[] {
  const ids = rows.map(({ id }) => id)
  const [id] = ids.splice(place, 1)
  if (id !== undefined) ids.splice(place + by, 0, id)
  return ids
}
