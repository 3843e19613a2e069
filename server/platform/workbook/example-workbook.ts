import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { batchesOf } from './batches.ts'
import { bookParts } from './book-xml.ts'
import { type Batch, type Cell, type ReadOptions, withDefaults } from './cell.ts'
import { type ZipPart, zipped } from './zip-write.ts'

// For tests: workbooks as other programs write them, and files read without a process of their own.

export type ExampleSheet = { name: string; data: string; before?: string; after?: string; hidden?: true }

/** An xlsx made from the XML of its sheet data, its shared strings and its number formats. */
export async function exampleXlsx(
  sheets: ExampleSheet[],
  more: { strings?: string[]; formats?: string[]; from1904?: true; parts?: ZipPart[] } = {},
): Promise<Buffer> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const parts = bookParts(
    sheets.map(({ name }) => name),
    sheets.at(-1)?.hidden === true,
  ).map((part) => changed(part, more))
  for (const [i, { data, before = '', after = '' }] of sheets.entries()) {
    const xml = `<worksheet xmlns="${main}">${before}<sheetData>${data}</sheetData>${after}</worksheet>`
    parts.push({ path: `xl/worksheets/sheet${i + 1}.xml`, text: [xml] })
  }
  const strings = (more.strings ?? []).map((si) => `<si>${si}</si>`).join('')
  parts.push({ path: 'xl/sharedStrings.xml', text: [`<sst xmlns="${main}">${strings}</sst>`] })
  return bytesOf([...parts, ...(more.parts ?? [])])
}

function changed(part: ZipPart, more: { formats?: string[]; from1904?: true }): ZipPart {
  const text = [...(part.text as Iterable<string>)].join('')
  if (part.path === 'xl/_rels/workbook.xml.rels') {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings'
    const link = `<Relationship Id="strings" Type="${type}" Target="/xl/sharedStrings.xml"/></Relationships>`
    return { ...part, text: [text.replace('</Relationships>', link)] }
  }
  if (part.path === 'xl/workbook.xml' && more.from1904) {
    return { ...part, text: [text.replace('<bookViews>', '<workbookPr date1904="1"/><bookViews>')] }
  }
  if (part.path === 'xl/styles.xml' && more.formats) {
    const codes = more.formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code}"/>`)
    const xfs = more.formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`)
    return {
      ...part,
      text: [
        `<styleSheet><numFmts>${codes.join('')}</numFmts><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`,
      ],
    }
  }
  return part
}

export async function bytesOf(parts: ZipPart[]): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of zipped(parts)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Runs with the path of a file of such content, and takes the file away again. */
export async function withFile<T>(content: Buffer | string, run: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'workbook-'))
  try {
    const path = join(folder, 'file')
    await writeFile(path, content)
    return await run(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}

export function batchesOfBytes(content: Buffer | string, options: ReadOptions = {}): Promise<Batch[]> {
  return withFile(content, async (path) => {
    const file = await open(path)
    try {
      const batches: Batch[] = []
      for await (const batch of batchesOf(file, withDefaults(options))) batches.push(batch)
      return batches
    } finally {
      await file.close()
    }
  })
}

export async function cellsOfBytes(content: Buffer | string, options: ReadOptions = {}): Promise<Cell[][]> {
  const batches = await batchesOfBytes(content, options)
  return batches.flatMap(({ rows }) => rows.map(({ cells }) => cells))
}
