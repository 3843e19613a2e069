/** Rows to be told of: how many, and the first of them. */
export type RowList = { count: number; first: number[] }

const mostKept = 1_000
const mostSpans = 4

export const noRows = (): RowList => ({ count: 0, first: [] })

export function addRow(list: RowList, row: number): void {
  list.count++
  if (list.first.length < mostKept) list.first.push(row)
}

/** `3–5, 9`: the rows in order, the first few spans of them; `…` stands for the rest. */
export function rowSpans({ count, first }: RowList): string {
  const spans: [from: number, to: number][] = []
  for (const row of first) {
    const last = spans.at(-1)
    if (last && row === last[1] + 1) last[1] = row
    else spans.push([row, row])
  }
  const shown = spans.slice(0, mostSpans).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
  const isAll = spans.length <= mostSpans && count === first.length
  return isAll ? shown.join(', ') : `${shown.join(', ')}…`
}
