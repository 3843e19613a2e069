export type ColumnKind = 'text' | 'number' | 'date' | 'money'

export type Column = {
  head: string
  /** In characters of the standard font; a Chinese character takes two. */
  width: number
  /** `money` takes whole fen and is written in yuan with two decimals. */
  kind: ColumnKind
  /** Shown by `requiredMark` before the head. */
  required?: boolean
  /** Offered as a drop-down; other values are refused by the spreadsheet program. */
  choices?: string[]
}

/** Dates are `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS]`, as they are to be read, without a time zone. */
export type WriteCell = null | undefined | string | number | bigint | boolean

export const requiredMark = '★'

/** Fen as yuan with two decimals: `123456` is `1234.56`. */
export function yuanOfFen(fen: number | bigint): string {
  const whole = BigInt(fen)
  const digits = String(whole < 0n ? -whole : whole).padStart(3, '0')
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
