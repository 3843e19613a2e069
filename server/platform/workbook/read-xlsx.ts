import type { FileHandle } from 'node:fs/promises'
import type { Layout, ReadLimits, SheetRow } from './cell.ts'
import type { CellContext } from './cell-value.ts'
import { isWorkbookFailure, workbookFailure } from './failure.ts'
import { sharedStrings } from './shared-strings.ts'
import { type SheetRows, sheetRows } from './sheet-rows.ts'
import { openZip, type Zip } from './unzip.ts'
import { type SheetPart, textOf, workbookParts } from './workbook-parts.ts'
import { scanXml } from './xml.ts'

/** A sheet and its rows in the groups in which they come off the disk. */
export type SheetStream = {
  name: string
  index: number
  hidden: boolean
  from1904: boolean
  isUnsure: boolean
  rows: AsyncIterable<SheetRow[]>
  /** Known once the rows are through. */
  layout(): Layout
}

export async function* readXlsx(file: FileHandle, limits: ReadLimits): AsyncGenerator<SheetStream> {
  const zip = await openZip(file, limits.maxUnpackedBytes)
  refuseOthers(zip)
  const parts = await workbookParts(zip)
  const context: CellContext = { ...parts, strings: await sharedStrings(zip, parts.sharedStrings) }
  for (const part of parts.sheets) {
    if (limits.sheets && !limits.sheets.includes(part.index)) continue
    const sheet = sheetRows(part.name, context, limits)
    yield {
      name: part.name,
      index: part.index,
      hidden: part.hidden,
      from1904: parts.from1904,
      isUnsure: false,
      rows: rowsOf(zip, part, sheet),
      layout: sheet.layout,
    }
  }
}

async function* rowsOf(zip: Zip, part: SheetPart, sheet: SheetRows) {
  const scan = scanXml(sheet)
  try {
    for await (const text of textOf(zip, part.entry)) {
      scan.feed(text)
      const rows = sheet.take()
      if (rows.length > 0) yield rows
      if (sheet.isOver()) return
    }
    scan.end()
  } catch (error) {
    throw isWorkbookFailure(error) ? workbookFailure(error.code, { sheet: part.name, ...error.data }) : error
  }
}

function refuseOthers({ entries }: Zip): void {
  if (entries.has('xl/workbook.bin')) throw workbookFailure('workbook.unsupported', { format: 'xlsb' })
  for (const path of entries.keys()) if (path.startsWith('xl/')) return
  throw workbookFailure('workbook.unsupported', { format: entries.has('content.xml') ? 'ods' : 'zip' })
}
