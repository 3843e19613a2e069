/** Cells copied from a spreadsheet, as rows of texts; null where the text is a single cell. Quoted cells may hold line breaks. */
export function readBlock(text: string): string[][] | null {
  if (!/[\t\n]/.test(text)) return null
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const whole = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < whole.length; at++) {
    const sign = whole[at]
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (whole[at + 1] === '"') cell += whole[++at]
      else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === '\t' || sign === '\n') {
      rows.at(-1)?.push(cell)
      if (sign === '\n') rows.push([])
      cell = ''
    } else cell += sign
  }
  rows.at(-1)?.push(cell)
  return rows
}

export type Place = { row: number; column: number }
export type Filled = { row: number; column: number; text: string }

/** Where the texts of a block fall, from the cell that it is pasted into. */
export const spread = (block: readonly (readonly string[])[], { row, column }: Place): Filled[] =>
  block.flatMap((cells, down) =>
    cells.map((text, across) => ({ row: row + down, column: column + across, text })),
  )
