/** The items with the one at `place` one further up (-1) or down (1); as they were where there is no such place. */
export function moved<Item>(items: readonly Item[], place: number, by: -1 | 1): Item[] {
  const item = items[place]
  if (item === undefined || items[place + by] === undefined) return [...items]
  return items.toSpliced(place, 1).toSpliced(place + by, 0, item)
}
