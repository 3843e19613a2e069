export type CsvDialect = {
  delimiter: string
  newline: '\n' | '\r'
  /** Rows to leave out at the top: the `sep=;` that spreadsheet programs understand. */
  skip: number
}

const delimiters = [',', '\t', ';', '|']
const LINES = 30

/** Guesses from the first lines which delimiter cuts them most evenly; what stands in quotes doesn't count. */
export function csvDialect(sample: string): CsvDialect {
  const newline = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r'
  const stated = /^"?sep=([^\r\n"])"?\r?(?:\n|$)/i.exec(sample)?.[1]
  if (stated !== undefined) return { delimiter: stated, newline, skip: 1 }
  const lines = sample
    .replace(/"(?:[^"]|"")*(?:"|$)/g, '')
    .split(newline)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES)
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const score = evenness(lines.map((line) => line.split(delimiter).length - 1))
    if (score > best.score) best = { delimiter, score }
  }
  return { delimiter: best.delimiter, newline, skip: 0 }
}

/** Lines that agree with the commonest count of delimiters weigh first, the count itself second. */
function evenness(counts: number[]): number {
  const lines = new Map<number, number>()
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1)
  let best = 0
  for (const [count, agreeing] of lines) best = Math.max(best, agreeing + Math.min(count, 999) / 1_000)
  return best
}
