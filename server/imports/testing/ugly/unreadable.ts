import { bytesOf, exampleXlsx } from '../../../platform/workbook/example-workbook.ts'
import { csv, head, rowsXml, sheetOf } from './book.ts'
import type { Unreadable } from './case.ts'
import { bookWith, sheetXmlOf } from './packages.ts'

const good = () => sheetOf([head, ['恒力精密', '张三', '13800138000']])
const compound = (...names: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    ...names.map((name) => Buffer.from(name, 'utf16le')),
  ])

/** Sets the flag of a part that is encrypted in every header of a zip. */
async function encrypted(): Promise<Buffer> {
  const bytes = await good()
  for (const [mark, flags] of [
    ['504b0304', 6],
    ['504b0102', 8],
  ] as const) {
    const start = Buffer.from(mark, 'hex')
    for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 4)) {
      bytes.writeUInt16LE(bytes.readUInt16LE(at + flags) | 1, at + flags)
    }
  }
  return bytes
}

/** Files that nothing is taken of, and what they say. */
export const unreadable: Unreadable[] = [
  { title: 'a password', file: () => compound('EncryptedPackage'), code: 'workbook.password', words: /密码/ },
  { title: 'a zip with a password', file: encrypted, code: 'workbook.password', words: /密码/ },
  {
    title: 'an old xls renamed',
    file: () => compound('Workbook'),
    code: 'workbook.old_xls',
    words: /旧格式的 xls/,
  },
  {
    title: 'a web page',
    file: () => '<html><table><tr><td>公司名称</td></tr></table></html>',
    code: 'workbook.html',
    words: /网页/,
  },
  {
    title: 'XML of 2003',
    file: () => '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    code: 'workbook.unsupported',
    words: /另存为 xlsx/,
  },
  { title: 'a PDF', file: () => '%PDF-1.7', code: 'workbook.unsupported', words: /另存为 xlsx/ },
  {
    title: 'a picture',
    file: () => Buffer.from('89504e470d0a1a0a0000', 'hex'),
    code: 'workbook.unsupported',
    words: /另存为 xlsx/,
  },
  {
    title: 'ods',
    file: () => bytesOf([{ path: 'content.xml', text: ['<x/>'] }]),
    code: 'workbook.unsupported',
    words: /另存为 xlsx/,
  },
  {
    title: 'xlsb',
    file: () => bytesOf([{ path: 'xl/workbook.bin', text: ['x'] }]),
    code: 'workbook.unsupported',
    words: /另存为 xlsx/,
  },
  { title: 'nothing', file: () => '', code: 'workbook.empty', words: /没有内容/ },
  {
    title: 'a workbook without a filled cell',
    file: () => exampleXlsx([{ name: '客户', data: '' }]),
    code: 'workbook.empty',
    words: /没有内容/,
  },
  {
    title: 'half a workbook',
    file: async () => (await good()).subarray(0, 900),
    code: 'workbook.broken',
    words: /损坏/,
  },
  {
    title: 'a byte that changed',
    file: async () => {
      const bytes = await bookWith(sheetXmlOf(rowsXml([head, ['恒力精密', null, null]])))
      const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 24 + 40
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at)
      return bytes
    },
    code: 'workbook.broken',
    words: /工作表“客户”.*损坏/,
  },
  {
    title: 'a sheet that is missing',
    file: () => bookWith('', (path, text) => (path.endsWith('sheet1.xml') ? null : text)),
    code: 'workbook.broken',
    words: /损坏/,
  },
  {
    title: 'a text that is missing',
    file: () => sheetOf([head, ['恒力精密', { xml: ' t="s"><v>7</v>' }]]),
    code: 'workbook.broken',
    words: /工作表“客户”第 2 行.*损坏/,
  },
  {
    title: 'XML that ends too early',
    file: () => bookWith('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'),
    code: 'workbook.broken',
    words: /工作表“客户”.*损坏/,
  },
  {
    title: 'entities of its own',
    file: () => bookWith('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>'),
    code: 'workbook.broken',
    words: /损坏/,
  },
  {
    title: 'XML nested deep',
    file: () => bookWith(sheetXmlOf(`${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`)),
    code: 'workbook.broken',
    words: /损坏/,
  },
  {
    title: 'a bomb that unpacks to more than may be',
    file: () => bookWith(sheetXmlOf(`<row r="1"><c r="A1"/></row>${' '.repeat(30 * 1024 ** 2)}`)),
    code: 'workbook.too_large',
    words: /太大/,
  },
  {
    title: '501 columns',
    file: () => sheetOf([head, ['恒力精密'], Array<string>(501).fill('x')]),
    code: 'workbook.too_large',
    words: /工作表“客户”第 3 行.*超过 500 列/,
  },
  {
    title: 'a csv of 501 columns',
    file: () => csv('公司名称', 'x,'.repeat(501)),
    code: 'workbook.too_large',
    words: /第 2 行.*超过 500 列/,
  },
  {
    title: 'a quote that is never closed',
    file: () => csv('公司名称,联系人', '恒力精密,"张三', '南方机电,李四'),
    code: 'workbook.broken',
    words: /第 2 行.*引号/,
  },
]
