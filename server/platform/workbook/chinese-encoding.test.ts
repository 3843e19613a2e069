import { describe, expect, test } from 'vitest'
import { chineseEncoding } from './chinese-encoding.ts'
import { encodedAs } from './example-text.ts'

const simplified = [
  '公司名称,联系人,电话,地址,备注',
  '客户名称,手机',
  '序号,单位,法定代表人,注册资本（万元）,成立日期,统一社会信用代码',
  '姓名,性别,职务',
  '苏州工业园区恒力精密机械有限公司,陈晓燕,采购经理,13800138000',
  '广东省深圳市南山区科技园路1号A座3楼',
  '该客户去年采购过两台数控车床，今年计划扩产，价格敏感，交期要求紧，建议先寄样品。',
  '麒麟阁餐饮,鑫淼水产,犇犇牧业,骉骉物流',
]
const traditional = [
  '公司名稱,聯絡人,電話,地址,備註',
  '客戶名稱,手機',
  '編號,單位,負責人,資本額,成立日期,統一編號',
  '姓名,性別,職稱',
  '台灣積體電路製造股份有限公司,陳曉燕,採購經理,0912345678',
  '台北市信義區市府路45號89樓',
  '該客戶去年採購過兩台數控車床，今年計劃擴產，價格敏感，交期要求緊，建議先寄樣品。',
  '鴻海精密,統一超商,麒麟閣餐飲',
]

describe.each([
  ['gbk', 'gb18030', simplified],
  ['gbk', 'gb18030', traditional],
  ['big5', 'big5', traditional],
] as const)('%s', (written, encoding, texts) => {
  test.each([...texts])('%s', (text) => {
    expect(chineseEncoding(encodedAs(written, text))).toEqual({ encoding, isUnsure: false })
  })
})

test('heads of a single row are right, or said to be unsure', () => {
  const words = [...simplified, ...traditional].flatMap((text) => text.split(/[,，。]/))
  for (const word of words) {
    for (const [written, encoding] of [
      ['gbk', 'gb18030'],
      ['big5', 'big5'],
    ] as const) {
      const bytes = bytesOrNone(written, word)
      if (!bytes) continue
      const found = chineseEncoding(bytes)
      expect(found.encoding === encoding || found.isUnsure, `${written} ${word}`).toBe(true)
    }
  }
})

test('what stands behind megabytes of plain letters counts', () => {
  const plain = Buffer.from('a,b\n'.repeat(200_000))
  const text = encodedAs('big5', '公司名稱,聯絡人,電話')
  expect(chineseEncoding(Buffer.concat([plain, text]))).toEqual({ encoding: 'big5', isUnsure: false })
})

/** Big5 has no simplified characters. */
function bytesOrNone(encoding: 'gbk' | 'big5', text: string): Buffer | null {
  try {
    return encodedAs(encoding, text)
  } catch {
    return null
  }
}
