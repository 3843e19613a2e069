import { expect, test } from 'vitest'
import { readBlock, spread } from './block.ts'

test.each([
  ['one cell', null],
  ['', null],
  ['a\tb', [['a', 'b']]],
  [
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a\n\nb', [['a'], [''], ['b']]],
  ['\tb', [['', 'b']]],
  ['"第一行\n第二行"\tb', [['第一行\n第二行', 'b']]],
  ['"说""好"""\tb', [['说"好"', 'b']]],
  ['5" 管\tb', [['5" 管', 'b']]],
  ['"没有结尾\tb', [['没有结尾\tb']]],
])('%j is the block %j', (text, block) => expect(readBlock(text)).toEqual(block))

test('a block falls down and to the right of where it is pasted', () => {
  expect(spread([['a', 'b'], ['c']], { row: 4, column: 2 })).toEqual([
    { row: 4, column: 2, text: 'a' },
    { row: 4, column: 3, text: 'b' },
    { row: 5, column: 2, text: 'c' },
  ])
})
