/** HTTP status of each way in which a workbook can't be read. */
const statuses = {
  'workbook.password': 422,
  'workbook.old_xls': 422,
  'workbook.html': 422,
  'workbook.unsupported': 422,
  'workbook.broken': 422,
  'workbook.empty': 422,
  'workbook.too_large': 413,
  'workbook.reader_stopped': 500,
} as const

export type WorkbookFailureCode = keyof typeof statuses

/**
 * `limit`: which limit was passed (bytes, rows, columns, cell, unpacked, ratio, memory) and `max` its value;
 * `format`: what the file is instead (xlsb, ods, zip, xml_2003, pdf, unknown);
 * `fault`: what a person can look for in the row (quote: one that is never closed);
 * `reason`: for the log, not for the page.
 */
export type WorkbookFailureData = {
  sheet?: string
  row?: number
  limit?: string
  max?: number
  format?: string
  fault?: 'quote'
  reason?: string
}

export type WorkbookFailure = Error & {
  code: WorkbookFailureCode
  status: number
  data: WorkbookFailureData
}

export function workbookFailure(code: WorkbookFailureCode, data: WorkbookFailureData = {}): WorkbookFailure {
  return Object.assign(new Error(`${code} ${JSON.stringify(data)}`), { code, status: statuses[code], data })
}

export function isWorkbookFailure(error: unknown): error is WorkbookFailure {
  return error instanceof Error && 'code' in error && String(error.code) in statuses
}
