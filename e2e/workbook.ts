import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { merged, sheetOf } from '../server/imports/testing/ugly/book.ts'

const heads = ['客户名称', '联系人', '手机号', '职务', '所属行业', '企业规模', '所在地区', '初始需求']

/**
 * A workbook as sales people keep it: a title above their own heads, cells merged, spaces and full-width digits, sizes in
 * words, a wrong phone among right ones, and a total below.
 */
export async function salesWorkbook(folder: string): Promise<string> {
  const rows = [
    [
      '重庆渝江轴承有限公司　',
      '单晓东',
      '１３８ 1234 5678 ',
      '采购经理',
      '制造业',
      '100-500人，年营收5000万-1亿',
      '重庆市渝北区',
      '数控车床两台',
    ],
    [
      '长沙湘银行业服务有限公司',
      '曾敏',
      '0731-88886666转801',
      '总监',
      '金融业',
      '50人以下',
      '湖南长沙',
      '柜面叫号设备',
    ],
    [
      '苏州长乐电子科技有限公司',
      '仇磊',
      '13900001111、13900002222',
      '工程师',
      '制造业',
      '20-50人',
      '江苏苏州',
      '贴片机备件',
    ],
    ['厦门海沧贸易有限公司', '解放', '1380013800', '经理', '批发和零售业', '', '福建厦门', '包装线'],
  ]
  mkdirSync(folder, { recursive: true })
  const file = join(folder, '客户清单.xlsx')
  const above = [['2024 年度华东大区客户清单'], ['制表：销售部']]
  const total = ['合计', '4 家']
  writeFileSync(file, await sheetOf([...above, heads, ...rows, total], { after: merged('A1:H1', 'A2:H2') }))
  return file
}
