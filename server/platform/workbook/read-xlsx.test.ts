import { describe, expect, it } from 'vitest'
import { batchesOfBytes, cellsOfBytes, exampleXlsx } from './example-workbook.ts'

const row = (...cells: string[]) => `<row>${cells.join('')}</row>`

/** The cell that one `<c>` of a sheet is read as. */
async function cellOf(xml: string, more: Parameters<typeof exampleXlsx>[1] = {}) {
  const cells = await cellsOfBytes(
    await exampleXlsx([{ name: 'S', data: row('<c><v>1</v></c>', xml) }], more),
  )
  return cells[0]?.[1] ?? null
}

describe('cells keep what a person sees', () => {
  it.each([
    ['a phone stored as a number', '<c><v>13800138000</v></c>', 13800138000],
    ['a phone in exponent form', '<c><v>1.3800138E10</v></c>', 13800138000],
    ['long digits as text', '<c t="inlineStr"><is><t>440301199001011234</t></is></c>', '440301199001011234'],
    ['leading zeros as text', '<c t="str"><v>00755</v></c>', '00755'],
    ['17 digits of a sum', '<c><v>0.30000000000000004</v></c>', 0.3],
    ['true', '<c t="b"><v>1</v></c>', true],
    ['false', '<c t="b"><v>0</v></c>', false],
    ['an error', '<c t="e"><v>#N/A</v></c>', { error: '#N/A' }],
    ['a formula with a number', '<c><f>1+1</f><v>2</v></c>', 2],
    ['a formula with text', '<c t="str"><f>A1&amp;"x"</f><v>甲 &lt;x&gt;</v></c>', '甲 <x>'],
    ['a formula with an error', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', { error: '#DIV/0!' }],
    ['a formula with a truth', '<c t="b"><f>1=1</f><v>1</v></c>', true],
    ['a formula never calculated', '<c><f>A1</f></c>', { error: '#CALC!' }],
    ['a formula that gives no text', '<c t="str"><f>""</f><v></v></c>', null],
    ['a number that is none', '<c><v>12a</v></c>', '12a'],
    ['a number of blanks', '<c><v> </v></c>', null],
    [
      'runs of different fonts',
      '<c t="inlineStr"><is><r><t>深</t></r><r><rPr><b/></rPr><t>圳</t></r></is></c>',
      '深圳',
    ],
    [
      'escapes, once only',
      '<c t="str"><v>&amp;lt;&apos; a_x000A_b _x005F_x0041_</v></c>',
      "&lt;' a\nb _x0041_",
    ],
    ['characters beyond 16 bits', '<c t="str"><v>&#x20BB7;𠮷</v></c>', '𠮷𠮷'],
    ['CDATA', '<c t="str"><v><![CDATA[a<b&c]]></v></c>', 'a<b&c'],
    ['readings above characters', '<c t="inlineStr"><is><t>大</t><rPh><t>おお</t></rPh></is></c>', '大'],
    ['an ISO date', '<c t="d"><v>2024-02-29T00:00:00</v></c>', { date: '2024-02-29' }],
    ['empty text', '<c t="str"><v></v></c>', null],
  ])('%s', async (_, xml, cell) => {
    expect(await cellOf(xml)).toEqual(cell)
  })

  it.each([
    ['yyyy-mm-dd', '45351', { date: '2024-02-29' }],
    ['yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@', '45351', { date: '2024-02-29' }],
    ['[$-804]yyyy/m/d h:mm', '45351.5', { date: '2024-02-29T12:00:00' }],
    ['yyyy-mm-dd', '1', { date: '1900-01-01' }],
    ['yyyy-mm-dd', '61', { date: '1900-03-01' }],
    ['yyyy-mm-dd', '2958466', 2958466],
    ['yyyy-mm-dd', '-1', -1],
    ['h:mm', '0.3541666666666667', '08:30'],
    ['[h]:mm:ss', '1.0417476851851851', '25:00:07'],
    ['dd', '45351', { date: '2024-02-29' }],
    ['mmm', '45351', { date: '2024-02-29' }],
    ['000000', '518000', '518000'],
    ['000000', '1234', '001234'],
    ['#,##0.00&quot;days&quot;', '45351', 45351],
    ['[Red]0.0\\d', '45351', 45351],
    ['General', '45351', 45351],
    ['0.00E+00', '45351', 45351],
    ['0.0%', '0.155', '15.5%'],
    ['[$¥-804]#,##0.00_);[Red]([$¥-804]#,##0.00)', '5000', '¥5000'],
    ['_ &quot;￥&quot;* #,##0.00_ ', '5000.5', '¥5000.5'],
    ['[$$-409]#,##0', '5000', '$5000'],
    ['#,##0&quot;万元&quot;', '500', '500万元'],
    ['0!.0,&quot;万&quot;', '5000000', '5000000元'],
    ['0&quot;人&quot;', '50', '50人'],
  ])('format %s of %s', async (format, number, cell) => {
    expect(await cellOf(`<c s="0"><v>${number}</v></c>`, { formats: [format] })).toEqual(cell)
  })

  it('counts days from 1904 where the workbook does', async () => {
    expect(await cellOf('<c s="3"><v>43889</v></c>', { from1904: true })).toEqual({ date: '2024-02-29' })
  })

  it('takes texts from the shared table, without the readings above characters', async () => {
    const strings = ['<t>甲</t>', '<r><t>大</t></r><r><t>山</t></r><rPh><t>おおやま</t></rPh>']
    expect(await cellOf('<c t="s"><v>1</v></c>', { strings })).toBe('大山')
  })
})

describe('rows and sheets', () => {
  it('gives places as the program shows them and leaves out what is empty', async () => {
    const data =
      '<row r="2"><c r="B2"><v>1</v></c><c r="AA2" t="str"><v>x</v></c><c r="AB2" s="1"/></row>' +
      '<row r="3"><c r="A3" s="1"/></row><row r="7" hidden="1"><c r="A7"><v>2</v></c></row>'
    const [batch] = await batchesOfBytes(await exampleXlsx([{ name: '客户', data }]))
    expect(batch?.rows.map(({ row, hidden }) => [row, hidden])).toEqual([
      [2, undefined],
      [7, true],
    ])
    expect(batch?.rows[0]?.cells).toEqual([null, 1, ...Array(24).fill(null), 'x'])
  })

  it('reads the first cell of a merge and nothing in the others', async () => {
    const data = '<row><c r="A1" t="str"><v>华南</v></c><c r="B1"/><c r="C1"><v>3</v></c></row>'
    const after = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    expect(await cellsOfBytes(await exampleXlsx([{ name: 'S', data, after }]))).toEqual([['华南', null, 3]])
  })

  it('tells the merged cells in a batch behind the rows', async () => {
    const data = '<row><c r="A1" t="str"><v>华南</v></c></row><row/>'
    const after =
      '<autoFilter ref="A1:C9"/><mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="C2:D2"/></mergeCells>'
    const batches = await batchesOfBytes(await exampleXlsx([{ name: 'S', data, after }]))
    expect(batches.map(({ rows, merges }) => [rows.length, merges])).toEqual([
      [1, undefined],
      [
        0,
        [
          { fromRow: 1, toRow: 3, fromColumn: 0, toColumn: 0 },
          { fromRow: 2, toRow: 2, fromColumn: 2, toColumn: 3 },
        ],
      ],
    ])
  })

  it('names every sheet, also an empty and a hidden one', async () => {
    const file = await exampleXlsx([
      { name: '空', data: '' },
      { name: 'a&b', data: row('<c><v>1</v></c>') },
      { name: '隐藏', data: row('<c><v>2</v></c>'), hidden: true },
    ])
    expect(await batchesOfBytes(file)).toEqual([
      { sheet: '空', sheetIndex: 0, rows: [] },
      { sheet: 'a&b', sheetIndex: 1, rows: [{ row: 1, cells: [1] }] },
      { sheet: '隐藏', sheetIndex: 2, rows: [{ row: 1, cells: [2] }], hidden: true },
    ])
    const chosen = await batchesOfBytes(file, { sheets: [1] })
    expect(chosen.map(({ sheet }) => sheet)).toEqual(['a&b'])
  })

  it('reads elements with a namespace prefix, as .NET writes them', async () => {
    const data = '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row>'
    expect(await cellsOfBytes(await exampleXlsx([{ name: 'S', data }]))).toEqual([['甲']])
  })

  it('cuts batches at 1,000 rows and peeks without reading on', async () => {
    const rows = Array.from({ length: 2_500 }, (_, i) => row(`<c><v>${i}</v></c>`)).join('')
    const file = await exampleXlsx([
      { name: 'A', data: rows },
      { name: 'B', data: rows },
    ])
    const sizes = (await batchesOfBytes(file)).map(({ rows }) => rows.length)
    expect(sizes).toEqual([1000, 1000, 500, 1000, 1000, 500])
    // What follows the first rows is broken, and a peek doesn't come that far.
    const half = await exampleXlsx([{ name: 'A', data: `${rows.repeat(100)}</c>` }])
    const peek = await batchesOfBytes(half, { peekRows: 30 })
    expect(peek.map(({ rows }) => rows.length)).toEqual([30])
  })
})
