import { describe, expect, it } from 'vitest'
import { csvRecords } from './csv-records.ts'
import { batchesOfBytes, cellsOfBytes } from './example-workbook.ts'

const lines = '姓名,电话\n张𠮷,13800138000\n'
const table = [
  ['姓名', '电话'],
  ['张𠮷', '13800138000'],
]
const utf16 = Buffer.from(`\ufeff${lines}`, 'utf16le')

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(lines)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${lines}`)],
    ['UTF-16 little endian', utf16],
    ['UTF-16 big endian', Buffer.from(utf16).swap16()],
    [
      'gb18030',
      Buffer.from(`d0d5c3fb2cb5e7bbb00ad5c59534b2352c${Buffer.from('13800138000\n').toString('hex')}`, 'hex'),
    ],
  ])('%s', async (_, bytes) => {
    expect(await cellsOfBytes(bytes)).toEqual(table)
  })

  it('reads the rare 䶮 of gb18030', async () => {
    expect(await cellsOfBytes(Buffer.from('d5c5fe9f', 'hex'))).toEqual([['张䶮']])
  })

  it('finds gb18030 that begins after megabytes of plain letters', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n'.repeat(200_000)), Buffer.from('d5c52cb5e7', 'hex')])
    expect((await cellsOfBytes(bytes)).at(-1)).toEqual(['张', '电'])
  })

  it('loses one character, not all, where a UTF-8 file has one broken byte', async () => {
    const bytes = Buffer.concat([
      Buffer.from('客户名称及地址,电话号码\n'),
      Buffer.from([0xe5, 0xae]),
      Buffer.from(',1'),
    ])
    expect(await cellsOfBytes(bytes)).toEqual([
      ['客户名称及地址', '电话号码'],
      ['\ufffd', '1'],
    ])
  })
})

describe('pieces', () => {
  it('give the same records wherever a file is cut', () => {
    const text = 'a,"b ""c"",\r\nd",e\r\n"f""",,"g"\r\n'
    for (let cut = 0; cut <= text.length; cut++) {
      const split = csvRecords({ delimiter: ',', newline: '\n', skip: 0 })
      const records = [...split.feed(text.slice(0, cut), false), ...split.feed(text.slice(cut), true)]
      expect(records).toEqual([
        ['a', 'b "c",\r\nd', 'e'],
        ['f"', '', 'g'],
      ])
    }
  })
})

describe('delimiters and quotes', () => {
  it.each([
    [
      'commas',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'tabs with commas inside',
      'a\tb\n1,5\t2,5\n3,5\t4,5',
      [
        ['a', 'b'],
        ['1,5', '2,5'],
        ['3,5', '4,5'],
      ],
    ],
    [
      'semicolons with decimal commas',
      'a;b\n1,5;2\n3;4',
      [
        ['a', 'b'],
        ['1,5', '2'],
        ['3', '4'],
      ],
    ],
    ['a stated delimiter', 'sep=;\na,x;b\n', [['a,x', 'b']]],
    [
      'delimiters in quotes',
      '"a,b,c";d\n"e,f,g";h',
      [
        ['a,b,c', 'd'],
        ['e,f,g', 'h'],
      ],
    ],
    [
      'quotes over lines',
      'a,"b\n""c"",\r\nd",e\nf,g,h',
      [
        ['a', 'b\n"c",\r\nd', 'e'],
        ['f', 'g', 'h'],
      ],
    ],
    [
      'bare quotes',
      'a,5" pipe\nb,6" pipe',
      [
        ['a', '5" pipe'],
        ['b', '6" pipe'],
      ],
    ],
    ['one column', '张\n李\n', [['张'], ['李']]],
    [
      'Windows line ends',
      'a,b\r\n1,"2"\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'old Mac line ends',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['no line end at the end', 'a,"b"', [['a', 'b']]],
    [
      'empty cells at the end',
      'a,b,,\n,1,,',
      [
        ['a', 'b'],
        [null, '1'],
      ],
    ],
    ['leading zeros and long digits', '00755,440301199001011234', [['00755', '440301199001011234']]],
    ['a guarded formula', "'=1+1,'abc", [['=1+1', "'abc"]]],
  ])('%s', async (_, text, cells) => {
    expect(await cellsOfBytes(text)).toEqual(cells)
  })

  it('counts rows as a spreadsheet program does, empty ones included', async () => {
    const [batch] = await batchesOfBytes('sep=,\na\n\n"b\nb"\nc\n')
    expect(batch?.rows.map(({ row }) => row)).toEqual([2, 4, 5])
    expect(batch?.sheet).toBe('')
  })

  it('joins what lies across the pieces in which a file is read', async () => {
    const record = `"${'字'.repeat(50_000)}""${'符'.repeat(40_000)}",x\n`
    const cells = await cellsOfBytes(record.repeat(5))
    expect(cells).toEqual(Array(5).fill([`${'字'.repeat(50_000)}"${'符'.repeat(40_000)}`, 'x']))
  })
})
