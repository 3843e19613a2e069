import type { FileHandle } from 'node:fs/promises'
import { wideWithoutMark } from './encoding.ts'
import { workbookFailure } from './failure.ts'

const HEAD = 8 * 1024

/** What a file is, by its content: names lie, above all the html that many systems export as `.xls`. */
export async function recognise(file: FileHandle): Promise<'xlsx' | 'csv'> {
  const head = Buffer.alloc(HEAD)
  const { bytesRead } = await file.read(head, 0, HEAD, 0)
  const bytes = head.subarray(0, bytesRead)
  if (bytesRead === 0) throw workbookFailure('workbook.empty')
  if (bytes.toString('latin1', 0, 2) === 'PK') return 'xlsx'
  if (bytes.toString('hex', 0, 8) === 'd0cf11e0a1b11ae1') throw compoundFile(await file.readFile())
  if (bytes.toString('latin1', 0, 4) === '%PDF') throw unsupported('pdf')
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8)/.test(bytes.toString('latin1', 0, 4))) throw unsupported('unknown')
  const wide = /^\xff\xfe|^\xfe\xff/.test(bytes.toString('latin1', 0, 2))
  if (!wide && bytes.includes(0) && !wideWithoutMark(bytes)) throw unsupported('unknown')
  refuseMarkup(bytes.toString('latin1').replaceAll('\0', ''))
  return 'csv'
}

/** Old workbooks and encrypted new ones share a container; the names in its directory (UTF-16) tell them apart. */
function compoundFile(bytes: Buffer) {
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) return workbookFailure('workbook.password')
  return holds('Workbook') || holds('Book') ? workbookFailure('workbook.old_xls') : unsupported('unknown')
}

function refuseMarkup(head: string): void {
  if (/^MIME-Version:/i.test(head)) throw workbookFailure('workbook.html')
  if (!/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(head)) return
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet')) throw unsupported('xml_2003')
  if (/<(?:!doctype html|html|head|meta|body|table|style)\b/i.test(head))
    throw workbookFailure('workbook.html')
  if (/<\?xml/.test(head)) throw unsupported('unknown')
}

function unsupported(format: string) {
  return workbookFailure('workbook.unsupported', { format })
}
