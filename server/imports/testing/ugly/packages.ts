import { bookParts } from '../../../platform/workbook/book-xml.ts'
import { bytesOf, exampleXlsx } from '../../../platform/workbook/example-workbook.ts'
import type { ZipPart } from '../../../platform/workbook/zip-write.ts'
import { head, rowsXml } from './book.ts'
import { plain, type UglyFile } from './case.ts'

const rows: UglyFile['rows'] = { 2: plain('恒力精密', '张三', '138 0013 8000') }
const data = rowsXml([head, ['恒力精密', '张三', '13800138000']])
const shared = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="s"><v>2</v></c></row>'
const textOf = ({ text }: ZipPart) => [...(text as Iterable<string>)].join('')

/** The parts of a workbook of one sheet, each changed or left out (null) by its path. */
export function bookWith(
  sheet: string,
  change: (path: string, text: string) => string | null = (_, text) => text,
  more: ZipPart[] = [],
): Promise<Buffer> {
  const parts = [...bookParts(['客户'], false), { path: 'xl/worksheets/sheet1.xml', text: [sheet] }, ...more]
  return bytesOf(
    parts.flatMap((part) => {
      const text = change(part.path, textOf(part))
      return text === null ? [] : [{ path: part.path, text: [text] }]
    }),
  )
}

export const sheetXmlOf = (inner: string) => `<worksheet><sheetData>${inner}</sheetData></worksheet>`
const without =
  (...paths: string[]) =>
  (path: string, text: string) =>
    paths.includes(path) ? null : text
const strings: ZipPart = {
  path: 'xl/sharedStrings.xml',
  text: ['<sst><si><t>公司名称</t></si><si><t>联系人</t></si><si><t>恒力精密</t></si></sst>'],
}

/** Workbooks as programs other than Excel write them. */
export const packages: UglyFile[] = [
  {
    title: 'no links from the workbook to its sheets',
    file: () => bookWith(sheetXmlOf(data), without('xl/_rels/workbook.xml.rels')),
    rows,
  },
  {
    title: 'no links of the package',
    file: () => bookWith(sheetXmlOf(data), without('_rels/.rels', '[Content_Types].xml')),
    rows,
  },
  { title: 'no styles', file: () => bookWith(sheetXmlOf(data), without('xl/styles.xml')), rows },
  {
    title: 'shared texts that nothing links to',
    file: () => bookWith(sheetXmlOf(shared), without(), [strings]),
    rows: { 2: { taken: { name: '恒力精密' } } },
  },
  {
    title: 'part names in capitals and with backslashes',
    file: async () => {
      const parts = [
        ...bookParts(['客户'], false),
        { path: 'xl/worksheets/sheet1.xml', text: [sheetXmlOf(data)] },
      ]
      return bytesOf(parts.map((part) => ({ ...part, path: part.path.replace('xl/', 'XL\\').toUpperCase() })))
    },
    rows,
  },
  {
    title: 'a dimension that says too little, and rows and cells without places',
    file: () =>
      bookWith(
        `<worksheet><dimension ref="A1"/><sheetData>${data.replace(/ r="[A-Z]*\d+"/g, '')}</sheetData></worksheet>`,
      ),
    rows,
  },
  {
    title: 'names with a prefix, comments, CDATA',
    file: () =>
      bookWith(
        '<?xml version="1.0"?><!-- by a program --><x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="1"><x:c t="inlineStr"><x:is><x:t><![CDATA[公司名称]]></x:t></x:is></x:c></x:row>' +
          '<x:row r="2"><x:c t="inlineStr"><x:is><x:t>A&amp;B <!-- x -->科技</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
      ),
    rows: { 2: { taken: { name: 'A&B 科技' } } },
  },
  {
    title: 'a chart sheet before the customers',
    file: async () => {
      const chart =
        '<Relationship Id="chart" Type="http://x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>'
      return bookWith(
        sheetXmlOf(data),
        (path, text) =>
          path.endsWith('workbook.xml.rels')
            ? text.replace('</Relationships>', chart)
            : text.replace('<sheets>', '<sheets><sheet name="图" sheetId="9" r:id="chart"/>'),
        [{ path: 'xl/chartsheets/sheet1.xml', text: ['<chartsheet/>'] }],
      )
    },
    sheet: '客户',
    rows,
  },
  {
    title: 'an empty sheet before the customers',
    file: () =>
      exampleXlsx([
        { name: 'Sheet1', data: '' },
        { name: '客户', data },
      ]),
    sheet: '客户',
    rows,
  },
]
