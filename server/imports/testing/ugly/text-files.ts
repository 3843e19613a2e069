import { encodedAs } from '../../../platform/workbook/example-text.ts'
import { csv } from './book.ts'
import { plain, type UglyFile } from './case.ts'

const phone = '138 0013 8000'
const lines = csv('公司名称,联系人,电话', '恒力精密,张三,13800138000')
const one: UglyFile['rows'] = { 2: plain('恒力精密', '张三', phone) }
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
/** 㐆 takes four bytes in GB18030, which GBK doesn't have. */
const gb18030 = Buffer.from('b9abcbbec3fbb3c62cc1aacfb5c8cb0d0a8139ef35bcc7c9cc2cd5c5c8fd', 'hex')

/** Text files: encodings, delimiters, quotes. */
export const textFiles: UglyFile[] = [
  { title: 'UTF-8 with a byte order mark', file: () => `\ufeff${lines}`, rows: one },
  { title: 'UTF-16, little end first', file: () => utf16(`\ufeff${lines}`), rows: one },
  { title: 'UTF-16, big end first', file: () => utf16(`\ufeff${lines}`).swap16(), rows: one },
  { title: 'UTF-16 without a mark', file: () => utf16(lines), rows: one },
  {
    title: 'GBK with rare characters',
    file: () => gb18030,
    rows: { 2: { taken: { name: '㐆记商', 'contact.name': '张三' } } },
  },
  { title: 'GBK', file: () => encodedAs('gbk', lines), rows: one },
  {
    title: 'Big5',
    file: () =>
      encodedAs('big5', csv('公司名稱,聯絡人,電話,地址', '恆力精密有限公司,張三,13800138000,台北市信義路')),
    targets: ['name', 'contact.name', 'contact.phones', 'address'],
    rows: {
      2: {
        taken: {
          name: '恆力精密有限公司',
          'contact.name': '張三',
          'contact.phones': phone,
          address: '台北市信義路',
        },
      },
    },
  },
  {
    title: 'a text too short to say in which encoding it is',
    file: () => encodedAs('gbk', csv('客户,Phone', 'ABC,')),
    notes: [['encoding_unsure', /不能确定文字编码/]],
    rows: { 2: { taken: { name: 'ABC' } } },
  },
  { title: 'tabs', file: () => lines.replaceAll(',', '\t'), rows: one },
  { title: 'semicolons', file: () => lines.replaceAll(',', ';'), rows: one },
  { title: 'upright strokes', file: () => lines.replaceAll(',', '|'), rows: one },
  {
    title: 'sep= said in the first row',
    file: () => `sep=;\r\n${lines.replaceAll(',', ';')}`,
    rows: { 3: plain('恒力精密', '张三', phone) },
  },
  { title: 'line ends of an old Mac', file: () => lines.replaceAll('\r\n', '\r'), rows: one },
  {
    title: 'quotes over lines, doubled quotes, delimiters inside',
    file: () =>
      csv('公司名称,备注,联系人', '"恒力""精密"""," 第一行', '第二行, 还有 ",张三', '南方机电,他说"好",李四'),
    rows: {
      2: { taken: { name: '恒力"精密"', highlights: '第一行\n第二行, 还有', 'contact.name': '张三' } },
      3: { taken: { name: '南方机电', highlights: '他说"好"', 'contact.name': '李四' } },
    },
  },
  {
    title: 'a comma that nobody quoted moves the cells behind it',
    file: () => csv('公司名称,联系人,电话', 'ABC Co., Ltd.,张三,13800138000', '南方机电,李四,13900139000,'),
    rows: {
      2: { problems: [['D', 'row.shifted']] },
      3: plain('南方机电', '李四', '139 0013 9000'),
    },
  },
  {
    title: 'digits as a csv keeps them',
    file: () =>
      csv(
        '公司名称,信用代码,联系人,电话',
        '甲公司,9.14403E+17,张三,1.38E+10',
        "乙公司,,张三,'13800138000",
        '丙公司,,张三,="13800138000"',
      ),
    rows: {
      2: {
        taken: { name: '甲公司', 'contact.name': '张三' },
        problems: [
          ['B', 'cell.scientific'],
          ['D', 'phone.scientific'],
        ],
      },
      3: plain('乙公司', '张三', phone),
      4: plain('丙公司', '张三', phone),
    },
  },
  {
    title: 'characters cut in half are a problem of their cell',
    file: () =>
      Buffer.concat([
        Buffer.from(`${lines}\r\n南方机`),
        Buffer.from('e794', 'hex'),
        Buffer.from(',李四,13900139000'),
      ]),
    rows: {
      ...one,
      3: {
        taken: { 'contact.name': '李四', 'contact.phones': '139 0013 9000' },
        problems: [['A', 'cell.unreadable']],
      },
    },
  },
]
