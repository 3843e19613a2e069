import { expect, test } from 'vitest'
import { contentDisposition } from './disposition.ts'
import { shownName } from './name.ts'

test.each([
  ['合同 (终稿).pdf', '合同 (终稿).pdf'],
  ['C:\\Users\\李娜\\报价.xlsx', '报价.xlsx'],
  ['../../etc/passwd', 'passwd'],
  ['..', '—'],
  ['...', '—'],
  ['', '—'],
  ['a\u0000b\r\n.pdf', 'ab.pdf'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['\ud800.pdf', '\ufffd.pdf'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(195)}….pdf`],
  [`${'😀'.repeat(150)}.pdf`, `${'😀'.repeat(97)}….pdf`],
])('the name %j is kept as %j', (given, kept) => {
  expect(shownName(given)).toBe(kept)
  expect(shownName(given).length).toBeLessThanOrEqual(200)
})

test.each([
  ['a.pdf', `attachment; filename="a.pdf"; filename*=UTF-8''a.pdf`],
  ['合同.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%E5%90%88%E5%90%8C.pdf`],
  [
    `a"b\\c'd(e)*;%41.pdf`,
    `attachment; filename="a_b_c'd(e)*;_41.pdf"; filename*=UTF-8''a%22b%5Cc%27d%28e%29%2A%3B%2541.pdf`,
  ],
  [
    'a\r\nset-cookie: x.pdf',
    `attachment; filename="a__set-cookie: x.pdf"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20x.pdf`,
  ],
])('%j goes into the header as %s', (name, header) =>
  expect(contentDisposition('attachment', name)).toBe(header),
)
