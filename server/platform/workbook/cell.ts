/** What stands in a cell. Empty text counts as nothing: a person sees no difference. */
export type Cell = null | string | number | boolean | DateCell | { error: string }

/** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM:SS` when there is a time of day. Without a time zone, as in the file. */
export type DateCell = { date: string }

/** `row` counts from 1, as the spreadsheet program shows it. Trailing empty cells are left out. */
export type SheetRow = { row: number; cells: Cell[]; hidden?: true }

/**
 * Up to 1,000 rows of one sheet; rows without any value are left out.
 * A sheet without rows gives one batch without rows, so that its name is known.
 * The merged cells of a sheet stand behind its rows in the file, hence its layout in a last batch without rows.
 */
export type Batch = {
  sheet: string
  sheetIndex: number
  hidden?: true
  /** Days count from 1904: numbers without a date format can't be read as days. */
  from1904?: true
  /** A text too short to say in which encoding it is. */
  isUnsure?: true
  rows: SheetRow[]
} & Layout

export type Layout = { merges?: Merge[]; hiddenColumns?: Span[] }

/** Columns from 0 on, both ends inclusive; a sheet may hide all that it could have. */
export type Span = { from: number; to: number }

/** Cells shown as one, with what stands in the first of them. Rows count from 1, columns from 0; all inclusive. */
export type Merge = { fromRow: number; toRow: number; fromColumn: number; toColumn: number }

export type ReadOptions = {
  /** Only the first so many rows of each sheet; the rest is not even unpacked. */
  peekRows?: number
  /** Only these sheets, counted from 0 in the order of the workbook. */
  sheets?: number[]
  /** Rows with content over all sheets; one more fails. Default 1,000,000. */
  maxRows?: number
  /** Columns with content; one more fails. Default 1,000. */
  maxColumns?: number
  /** Size of the file in bytes. Default 50 MiB. */
  maxBytes?: number
  /** Bytes of all parts once unpacked. Default 1 GiB. */
  maxUnpackedBytes?: number
  /** Heap of the reading process in MiB. Default 512. */
  heapMegabytes?: number
}

export type ReadLimits = {
  peekRows: number
  maxRows: number
  maxColumns: number
  maxBytes: number
  maxUnpackedBytes: number
  sheets: number[] | undefined
}

export function withDefaults(options: ReadOptions): ReadLimits {
  return {
    peekRows: options.peekRows ?? Number.MAX_SAFE_INTEGER,
    maxRows: options.maxRows ?? 1_000_000,
    maxColumns: options.maxColumns ?? 1_000,
    maxBytes: options.maxBytes ?? 50 * 1024 ** 2,
    maxUnpackedBytes: options.maxUnpackedBytes ?? 1024 ** 3,
    sheets: options.sheets,
  }
}
