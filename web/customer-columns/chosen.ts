/** The chosen columns with one more, at the end, or without one that was among them. */
export const toggled = (chosen: readonly string[], column: string): string[] =>
  chosen.includes(column) ? chosen.filter((key) => key !== column) : [...chosen, column]

/** The chosen columns with the one at `index` one place further up or down. */
export function moved(chosen: readonly string[], index: number, by: 1 | -1): string[] {
  const column = chosen[index]
  if (column === undefined || chosen[index + by] === undefined) return [...chosen]
  return chosen.toSpliced(index, 1).toSpliced(index + by, 0, column)
}
