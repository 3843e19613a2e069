import { describe, expect, test } from 'vitest'
import { acceptedEndings, endingOf, fileTypes, previewedTypes } from '../../contract/file-types.ts'
import { agrees, typeOf } from './sniff.ts'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )
const verdict = (name: string, head: Buffer) => {
  const type = typeOf(endingOf(name))
  return type === null ? 'refused' : agrees(type, head) ? 'taken' : 'mismatch'
}
const zip = bytes('PK', [3, 4], 'anything')
const ole = bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const program = bytes('MZ', [0x90, 0, 3, 0, 0, 0])

describe('a file is taken where its first bytes say what its ending says', () => {
  test.each([
    ['合同.pdf', bytes('%PDF-1.7')],
    ['扫描.PDF', bytes([0xef, 0xbb, 0xbf], '\n%PDF-1.4')],
    ['a.png', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a])],
    ['a.jpg', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['a.jpeg', bytes([0xff, 0xd8, 0xff, 0xdb])],
    ['a.gif', bytes('GIF89a')],
    ['a.webp', bytes('RIFF', [0, 0, 0, 0], 'WEBP')],
    ['a.heic', bytes([0, 0, 0, 24], 'ftypheic')],
    ['报价.xlsx', zip],
    ['发票.ofd', zip],
    ['旧表.xls', ole],
    ['a.wps', ole],
    ['a.wps', zip],
    ['a.rar', bytes('Rar!', [0x1a, 7, 1, 0])],
    ['a.7z', bytes('7z', [0xbc, 0xaf, 0x27, 0x1c])],
    ['录音.amr', bytes('#!AMR\n')],
    ['a.mp3', bytes([0xff, 0xfb, 0x90])],
    ['a.mov', bytes([0, 0, 0, 20], 'ftypqt  ')],
    ['a.txt', Buffer.from('第一行\r\n\t第二行')],
    ['gbk.csv', Buffer.from([0xb9, 0xab, 0xcb, 0xbe, 0x2c, 0x0a])],
    ['utf16.txt', bytes([0xff, 0xfe], [0x41, 0])],
  ])('%s', (name, head) => expect(verdict(name, head)).toBe('taken'))
})

describe('and not where they differ', () => {
  test.each([
    ['program.pdf', program],
    ['program.jpg', program],
    ['program.txt', program],
    ['program.docx', program],
    ['page.png', bytes('<html><script>')],
    ['page.pdf', bytes('<html>')],
    ['picture.pdf', bytes([0xff, 0xd8, 0xff])],
    ['old.xlsx', ole],
    ['nothing.png', Buffer.alloc(0)],
    ['late.pdf', bytes('x'.repeat(1100), '%PDF-')],
  ])('%s', (name, head) => expect(verdict(name, head)).toBe('mismatch'))
})

test.each([
  'a.exe',
  'a.html',
  'a.htm',
  'a.svg',
  'a.js',
  'a.bat',
  'a.docm',
  'a.lnk',
  'pdf',
  'a.',
  '.pdf ',
  'a.pdf.exe',
  'a.constructor',
  'a.__proto__',
])('%s is refused whatever it holds', (name) => expect(verdict(name, bytes('%PDF-1.4'))).toBe('refused'))

test('what is shown inline is one of the types that are taken, and no page', () => {
  const taken = Object.values(fileTypes).map(({ mediaType }) => mediaType)
  for (const type of previewedTypes) expect(taken).toContain(type)
  expect(taken.filter((type) => /html|svg|xml$|script/.test(type))).toEqual([])
  expect(acceptedEndings).toContain('.pdf,')
})
