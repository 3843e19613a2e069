import { Writable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from './cell.ts'
import { type Column, requiredMark, type WriteCell } from './column.ts'
import { batchesOfBytes, cellsOfBytes } from './example-workbook.ts'
import { sheetNames } from './sheet-names.ts'
import { type WriteSheet, writeWorkbook } from './write.ts'
import { writeCsv } from './write-csv.ts'

function collector() {
  const pieces: Buffer[] = []
  const stream = new Writable({
    write(piece: Buffer, _, done) {
      pieces.push(piece)
      done()
    },
  })
  return { stream, bytes: () => Buffer.concat(pieces) }
}

async function xlsxOf(...sheets: WriteSheet[]): Promise<Buffer> {
  const { stream, bytes } = collector()
  await writeWorkbook(stream, { sheets })
  return bytes()
}

async function csvOf(columns: Column[], rows: WriteCell[][]): Promise<Buffer> {
  const { stream, bytes } = collector()
  await writeCsv(stream, columns, rows)
  return bytes()
}

const text: Column = { head: '名称', width: 20, kind: 'text' }
const kinds: Column[] = [
  { ...text, required: true },
  { head: '数量', width: 10, kind: 'number' },
  { head: '日期', width: 12, kind: 'date' },
  { head: '金额', width: 12, kind: 'money' },
]

/** Each written row, then what the xlsx and the csv hold. */
const rows: [string, WriteCell[], Cell[], Cell[]][] = [
  [
    'plain values',
    ['甲', 12.5, '2024-02-29', 123456n],
    ['甲', 12.5, { date: '2024-02-29' }, 1234.56],
    ['甲', '12.5', '2024-02-29', '1234.56'],
  ],
  [
    'a time',
    ['𠮷䶮', 1, '2024-02-29T08:30', 5],
    ['𠮷䶮', 1, { date: '2024-02-29T08:30:00' }, 0.05],
    ['𠮷䶮', '1', '2024-02-29T08:30', '0.05'],
  ],
  ['long digits in a text column', ['13800138000', 0], ['13800138000', 0], ['13800138000', '0']],
  [
    'digits given as a number',
    [440301199001011230n, -1, null, -7],
    ['440301199001011230', -1, null, -0.07],
    ['440301199001011230', '-1', null, '-0.07'],
  ],
  ['truths', [true, true, null, false], ['true', true, null, false], ['true', 'true', null, 'false']],
  ['leading zeros', ['00755'], ['00755'], ['00755']],
  ['a formula', ['=1+1', null, '=now()'], ['=1+1', null, '=now()'], ['=1+1', null, '=now()']],
  ['no date', ['a', null, '2023-02-29'], ['a', null, '2023-02-29'], ['a', null, '2023-02-29']],
  [
    'a date before 1900-03-01',
    ['a', null, '1890-01-01'],
    ['a', null, '1890-01-01'],
    ['a', null, '1890-01-01'],
  ],
  ['markup and lines', [' a<b>&"c"\n d '], [' a<b>&"c"\n d '], [' a<b>&"c"\n d ']],
  [
    'control characters and look-alikes of escapes',
    ['a\u0001_x0041_'],
    ['a\u0001_x0041_'],
    ['a\u0001_x0041_'],
  ],
]

describe('what is written is read again', () => {
  it.each(rows)('%s', async (_, row, inXlsx, inCsv) => {
    expect((await cellsOfBytes(await xlsxOf({ name: 'S', columns: kinds, rows: [row] })))[1]).toEqual(inXlsx)
    expect((await cellsOfBytes(await csvOf(kinds, [row])))[1]).toEqual(inCsv)
  })

  it.each(['csv', 'xlsx'])('any text in any table, as %s', async (format) => {
    const cell = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'=+-@\t\n\r",;\'＝ _x0041'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
    })
    const table = fc.array(fc.tuple(cell, cell, fc.constant('.')), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(table, async (written) => {
        const columns = [text, text, text]
        const bytes =
          format === 'csv'
            ? await csvOf(columns, written)
            : await xlsxOf({ name: 'S', columns, rows: written })
        // In a workbook line ends are one character, as Excel has them; csv keeps them all.
        const kept = (value: string) => (format === 'csv' ? value : value.replace(/\r\n?/g, '\n'))
        expect((await cellsOfBytes(bytes)).slice(1)).toEqual(
          written.map((row) => row.map((value) => kept(value) || null)),
        )
      }),
      { numRuns: format === 'csv' ? 150 : 40 },
    )
  })
})

describe('csv', () => {
  it.each(['=1', '+1', '-1', '@a', '\ta', '\ra', '\na', '＝1', "'=1"])('disarms %j', async (value) => {
    const csv = (await csvOf([text], [[value]])).toString()
    expect(csv.slice(1)).toMatch(/^名称\r\n"?'/)
  })

  it('leaves numbers alone, begins with a byte order mark and guards heads too', async () => {
    const csv = await csvOf([{ head: '=a', width: 1, kind: 'number' }], [[-5]])
    expect(csv.toString()).toBe("\ufeff'=a\r\n-5\r\n")
  })
})

describe('xlsx', () => {
  it('marks what is required, and offers choices from a hidden sheet', async () => {
    const choices = ['电子', 'a,b & "c"', '字'.repeat(300)]
    const bytes = await xlsxOf({
      name: '_choices',
      columns: [{ ...text, required: true, choices }],
      rows: [],
    })
    expect(await batchesOfBytes(bytes)).toEqual([
      { sheet: '_choices', sheetIndex: 0, rows: [{ row: 1, cells: [`${requiredMark}名称`] }] },
      {
        sheet: '_choices_',
        sheetIndex: 1,
        hidden: true,
        rows: choices.map((choice, i) => ({ row: i + 1, cells: [choice] })),
      },
    ])
  })

  it('makes names that programs accept', () => {
    const long = '很长的名字'.repeat(8)
    expect(sheetNames(['a/b[1]', 'A/B[1]', '', "'x'", long, long])).toEqual([
      'a_b_1_',
      'A_B_1_ (2)',
      'Sheet',
      'x',
      long.slice(0, 31),
      `${long.slice(0, 27)} (2)`,
    ])
  })

  it('takes rows no faster than the stream takes bytes', async () => {
    let made = 0
    function* endless() {
      while (true) yield [`${made++} ${Math.random()}`]
    }
    const stream = new Writable({
      highWaterMark: 1,
      // The reader goes away after the first bytes of the sheet.
      write(_piece, _encoding, done) {
        done(made > 1_000 ? new Error('gone') : null)
      },
    })
    const writing = writeWorkbook(stream, { sheets: [{ name: 'S', columns: [text], rows: endless() }] })
    await expect(writing).rejects.toThrow('gone')
    const atEnd = made
    await new Promise((resolve) => setImmediate(resolve))
    expect(made).toBe(atEnd)
  })

  it('passes on what the rows fail with', async () => {
    async function* failing() {
      yield ['a']
      throw new Error('database gone')
    }
    await expect(xlsxOf({ name: 'S', columns: [text], rows: failing() })).rejects.toThrow('database gone')
  })
})
