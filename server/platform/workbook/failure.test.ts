import { describe, expect, it } from 'vitest'
import type { ReadOptions } from './cell.ts'
import { batchesOfBytes, bytesOf, exampleXlsx } from './example-workbook.ts'

const wide = (text: string) => Buffer.from(text, 'utf16le')
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const data = '<row r="5"><c r="C5"><v>1</v></c></row>'
const good = await exampleXlsx([{ name: '客户', data: data.repeat(2_000) }])

/** What a zip says about one of its parts, replaced in the directory: sizes lie 20 bytes in, sums 16. */
function lying(zip: Buffer, path: string, at: number, value: number): Buffer {
  const copy = Buffer.from(zip)
  copy.writeUInt32LE(value, copy.lastIndexOf(path) - 46 + at)
  return copy
}

function sheetOf(xml: string) {
  return exampleXlsx([{ name: '客户', data: xml }])
}

const bomb = await exampleXlsx([{ name: 'S', data }], {
  parts: [{ path: 'xl/media/a.bin', text: Array(30).fill('0'.repeat(1024 ** 2)) }],
})

const withPicture = await exampleXlsx([{ name: 'S', data }], {
  parts: [{ path: 'xl/media/a.bin', text: ['0'.repeat(60_000)] }],
})

const cases: [string, Buffer | string, string, object, ReadOptions?][] = [
  ['an old .xls', Buffer.concat([compound, wide('Root Entry Workbook')]), 'workbook.old_xls', {}],
  ['a locked workbook', Buffer.concat([compound, wide('EncryptedPackage')]), 'workbook.password', {}],
  ['a zip with a password', lying(good, 'xl/styles.xml', 8, 0x00080809), 'workbook.password', {}],
  ['another compound file', Buffer.concat([compound, wide('WordDocument')]), 'workbook.unsupported', {}],
  ['html named xls', '\ufeff\n<html xmlns:x="urn:x"><table><tr><td>1', 'workbook.html', {}],
  ['mhtml named xls', 'MIME-Version: 1.0\nX-Document-Type: Workbook', 'workbook.html', {}],
  [
    'XML of 2003',
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    'workbook.unsupported',
    { format: 'xml_2003' },
  ],
  ['a PDF', '%PDF-1.7', 'workbook.unsupported', { format: 'pdf' }],
  [
    'the first bytes of a picture',
    Buffer.from('89504e470d0a1a0a', 'hex'),
    'workbook.unsupported',
    { format: 'unknown' },
  ],
  [
    'a picture',
    Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
    'workbook.unsupported',
    { format: 'unknown' },
  ],
  [
    'a document',
    await bytesOf([{ path: 'word/document.xml', text: [''] }]),
    'workbook.unsupported',
    { format: 'zip' },
  ],
  [
    'a binary workbook',
    await bytesOf([{ path: 'xl/workbook.bin', text: [''] }]),
    'workbook.unsupported',
    { format: 'xlsb' },
  ],
  ['nothing at all', '', 'workbook.empty', {}],
  ['empty lines', '\n\n , \n'.replace(' , ', ','), 'workbook.empty', {}],
  ['sheets without rows', await sheetOf(''), 'workbook.empty', {}],
  ['half a zip', good.subarray(0, good.length / 2), 'workbook.broken', {}],
  ['a zip without its end', good.subarray(0, good.length - 30), 'workbook.broken', {}],
  [
    'damaged content',
    Buffer.from(good).fill(0x55, (good.length >> 1) - 20, (good.length >> 1) + 20),
    'workbook.broken',
    {},
  ],
  ['a wrong checksum', lying(good, 'xl/styles.xml', 16, 7), 'workbook.broken', {}],
  [
    'a part larger than it says',
    lying(good, 'xl/styles.xml', 24, 10),
    'workbook.broken',
    { reason: 'zip: part larger than declared' },
  ],
  ['XML that ends too early', await sheetOf('<row><c><v>1</v>'), 'workbook.broken', { sheet: '客户' }],
  [
    'XML with crossed tags',
    await sheetOf('<row><c><d><v>1</d></v></c></row>'),
    'workbook.broken',
    { sheet: '客户' },
  ],
  ['a document type', await sheetOf('<!DOCTYPE a [<!ENTITY b "c">]>'), 'workbook.broken', { sheet: '客户' }],
  ['an entity of its own', await sheetOf('<row><c t="str"><v>&lol;</v></c></row>'), 'workbook.broken', {}],
  ['XML nested 200 deep', await sheetOf('<a>'.repeat(200) + '</a>'.repeat(200)), 'workbook.broken', {}],
  ['an impossible row', await sheetOf('<row r="1048577"><c><v>1</v></c></row>'), 'workbook.broken', {}],
  ['a quote never closed', 'a,b\n"c,d\ne,f', 'workbook.broken', { row: 2 }],
  ['a zip bomb', bomb, 'workbook.too_large', { limit: 'ratio' }],
  [
    'a large workbook in a small zip',
    good,
    'workbook.too_large',
    { limit: 'unpacked', max: 50_000 },
    { maxUnpackedBytes: 50_000 },
  ],
  [
    'a large part that no sheet needs',
    withPicture,
    'workbook.too_large',
    { limit: 'unpacked' },
    { maxUnpackedBytes: 50_000 },
  ],
  ['a large file', good, 'workbook.too_large', { limit: 'bytes', max: 100 }, { maxBytes: 100 }],
  ['a row too many', 'a\nb\n\nc', 'workbook.too_large', { limit: 'rows', max: 2, row: 4 }, { maxRows: 2 }],
  [
    'a column too many',
    await sheetOf(data),
    'workbook.too_large',
    { limit: 'columns', row: 5, sheet: '客户' },
    { maxColumns: 2 },
  ],
  [
    'a cell without end',
    await sheetOf(`<row><c><v>${'1'.repeat(1_500_000)}</v></c></row>`),
    'workbook.too_large',
    { limit: 'cell' },
  ],
]

describe('a file that cannot be read says why', () => {
  it.each(cases)('%s', async (_, bytes, code, expected, options) => {
    const failure = await batchesOfBytes(bytes, options).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code, data: expected })
  })

  it('and what is just within the limits is read', async () => {
    expect(await batchesOfBytes('a\nb', { maxRows: 2, maxColumns: 1, maxBytes: 3 })).toHaveLength(1)
  })

  it('counts a part again for each sheet that points to it', async () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
    const sheets = names.map((name, i) => ({ name, data: i === 0 ? data.repeat(2_000) : data }))
    const file = await exampleXlsx(sheets, {
      parts: [
        {
          path: 'xl/_rels/workbook.xml.rels',
          text: [
            '<Relationships>',
            ...names.map(
              (_, i) => `<Relationship Id="rId${i + 1}" Type="/worksheet" Target="worksheets/sheet1.xml"/>`,
            ),
            '</Relationships>',
          ],
        },
      ],
    })
    const failure = await batchesOfBytes(file, { maxUnpackedBytes: 200_000 }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'workbook.too_large', data: { limit: 'unpacked' } })
  })
})
