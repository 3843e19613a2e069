import { posix } from 'node:path'
import { workbookFailure } from './failure.ts'
import { lookOfBuiltIn, lookOfCode, type NumberLook } from './number-format.ts'
import type { Zip } from './unzip.ts'
import { scanXml, type XmlHandler } from './xml.ts'
import { attributesOf } from './xml-text.ts'
import type { ZipEntry } from './zip-directory.ts'

export type SheetPart = { name: string; index: number; hidden: boolean; entry: ZipEntry }
export type WorkbookParts = {
  sheets: SheetPart[]
  from1904: boolean
  sharedStrings: ZipEntry | undefined
  /** How numbers look, by the style number of a cell. */
  looks: NumberLook[]
}

type Link = { id: string; kind: string; path: string }

const isTrue = (value: string | undefined) => value === '1' || value === 'true'
const nothing = () => {}

/** What an xlsx consists of, by its relationships rather than by file names, which differ between programs. */
export async function workbookParts(zip: Zip): Promise<WorkbookParts> {
  const book = (await linksOf(zip, '')).find((link) => link.kind === 'officeDocument')
  const bookEntry = zip.entries.get(book?.path ?? 'xl/workbook.xml')
  if (!bookEntry) throw workbookFailure('workbook.broken', { reason: 'no workbook part' })
  const links = await linksOf(zip, bookEntry.path)
  const parts: WorkbookParts = { sheets: [], from1904: false, sharedStrings: undefined, looks: [] }
  let place = 0
  await scanPart(zip, bookEntry, {
    open(name, raw) {
      if (name === 'workbookPr') parts.from1904 = isTrue(attributesOf(raw).get('date1904'))
      if (name !== 'sheet') return
      const attributes = attributesOf(raw)
      const link = links.find((one) => one.id === attributes.get('id'))
      // Sheets of charts and macros hold no rows. One that nothing leads to is looked for where sheets lie.
      if (link && link.kind !== 'worksheet') return
      place++
      const entry = zip.entries.get(link?.path ?? `xl/worksheets/sheet${place}.xml`)
      if (!entry) throw workbookFailure('workbook.broken', { reason: 'a sheet is missing' })
      const hidden = /hidden/i.test(attributes.get('state') ?? '')
      parts.sheets.push({ name: attributes.get('name') ?? '', index: parts.sheets.length, hidden, entry })
    },
    close: nothing,
    text: nothing,
  })
  const partOf = (kind: string) =>
    zip.entries.get(links.find((link) => link.kind === kind)?.path ?? `xl/${kind.toLowerCase()}.xml`)
  parts.sharedStrings = partOf('sharedStrings')
  const styles = partOf('styles')
  if (styles) parts.looks = await looksOf(zip, styles)
  return parts
}

export async function scanPart(zip: Zip, entry: ZipEntry, handler: XmlHandler): Promise<void> {
  const scan = scanXml(handler)
  for await (const text of textOf(zip, entry)) scan.feed(text)
  scan.end()
}

/** The text of a part, piece by piece. */
export async function* textOf(zip: Zip, entry: ZipEntry): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (piece?: Buffer) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
    } catch {
      throw workbookFailure('workbook.broken', { reason: 'XML: not UTF-8' })
    }
  }
  for await (const piece of zip.unpack(entry)) yield decode(piece)
  yield decode()
}

/** Relationships of a part (of the whole package: ''), with their targets as lower-case paths in the zip. */
async function linksOf(zip: Zip, path: string): Promise<Link[]> {
  const folder = posix.dirname(path)
  const entry = zip.entries.get(posix.join(folder, '_rels', `${posix.basename(path)}.rels`))
  const links: Link[] = []
  if (!entry) return links
  await scanPart(zip, entry, {
    open(name, raw) {
      if (name !== 'Relationship') return
      const attributes = attributesOf(raw)
      const target = (attributes.get('Target') ?? '').replaceAll('\\', '/')
      const absolute = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      // The last word of the type is the same in the transitional and the strict dialect.
      const kind = posix.basename(attributes.get('Type') ?? '')
      links.push({ id: attributes.get('Id') ?? '', kind, path: absolute.toLowerCase() })
    },
    close: nothing,
    text: nothing,
  })
  return links
}

async function looksOf(zip: Zip, entry: ZipEntry): Promise<NumberLook[]> {
  const codes = new Map<number, string>()
  const looks: NumberLook[] = []
  let inCellFormats = false
  await scanPart(zip, entry, {
    open(name, raw) {
      if (name === 'cellXfs') inCellFormats = true
      else if (name === 'numFmt') {
        const attributes = attributesOf(raw)
        codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
      } else if (name === 'xf' && inCellFormats) {
        const id = Number(attributesOf(raw).get('numFmtId') ?? 0)
        const code = codes.get(id)
        looks.push(code === undefined ? lookOfBuiltIn(id) : lookOfCode(code))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
    text: nothing,
  })
  return looks
}
