/** The chosen columns with one more, at the end, or without one that was among them. */
export const toggled = (chosen: readonly string[], column: string): string[] =>
  chosen.includes(column) ? chosen.filter((key) => key !== column) : [...chosen, column]
