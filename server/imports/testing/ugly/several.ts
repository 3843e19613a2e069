import { sheetOf } from './book.ts'
import type { UglyFile } from './case.ts'

/** Several people or companies in one cell, and one company in several spellings. */
export const several: UglyFile[] = [
  {
    title: 'two people in one cell, and what only looks like two',
    file: () =>
      sheetOf([
        ['公司名称', '联系人'],
        ['甲公司', '张三、李四'],
        ['乙公司', '张三/李四'],
        ['丙公司', '张三\n李四'],
        ['丁公司', '张三 李四'],
        ['戊公司', '张三和李四'],
        ['己公司', '张三 13800138000'],
        ['庚公司', '张三（采购经理）'],
        ['辛公司', '王和平'],
        ['壬公司', '欧阳 娜娜'],
        ['癸公司', 'Smith, John'],
        ['子公司', '张经理、李主任'],
        ['丑公司', 'Mary & John'],
        ['寅公司', '张三 经理'],
      ]),
    rows: {
      2: { taken: { name: '甲公司' }, problems: [['B', 'contact.several']] },
      3: { taken: { name: '乙公司' }, problems: [['B', 'contact.several']] },
      4: { taken: { name: '丙公司' }, problems: [['B', 'contact.several']] },
      5: { taken: { name: '丁公司' }, problems: [['B', 'contact.several']] },
      6: { taken: { name: '戊公司' }, problems: [['B', 'contact.several']] },
      7: { taken: { name: '己公司' }, problems: [['B', 'contact.not_only_name']] },
      8: { taken: { name: '庚公司', 'contact.name': '张三（采购经理）' } },
      9: { taken: { name: '辛公司', 'contact.name': '王和平' } },
      10: { taken: { name: '壬公司', 'contact.name': '欧阳 娜娜' } },
      11: { taken: { name: '癸公司', 'contact.name': 'Smith, John' } },
      12: { taken: { name: '子公司' }, problems: [['B', 'contact.several']] },
      13: { taken: { name: '丑公司' }, problems: [['B', 'contact.several']] },
      14: { taken: { name: '寅公司', 'contact.name': '张三 经理' } },
    },
  },
  {
    title: 'two companies in one cell, and a branch',
    file: () =>
      sheetOf([
        ['公司名称'],
        ['甲有限公司、乙有限公司'],
        ['甲有限公司\n乙有限公司'],
        ['恒力有限公司 苏州分公司'],
        ['ABC Co., Ltd.'],
        ['恒力精密\n（苏州）'],
      ]),
    rows: {
      2: { problems: [['A', 'name.several']] },
      3: { problems: [['A', 'name.several']] },
      4: { taken: { name: '恒力有限公司 苏州分公司' } },
      5: { taken: { name: 'ABC Co., Ltd.' } },
      6: { taken: { name: '恒力精密 （苏州）' } },
    },
  },
  {
    title: 'one company in five spellings',
    file: () =>
      sheetOf([
        ['公司名称', '信用代码'],
        ['恒力ABC（深圳）有限公司', null],
        ['恒力ＡＢＣ(深圳)有限公司', null],
        [' 恒力 abc （深圳）有限公司 ', null],
        ['恆力ABC（深圳）有限公司', null],
        ['恒力\u200bABC\u00a0（深圳）\n有限公司', null],
      ]),
    rows: {
      2: { taken: { name: '恒力ABC（深圳）有限公司' } },
      3: { problems: [['A', 'duplicate.in_file.name']] },
      4: { problems: [['A', 'duplicate.in_file.name']] },
      5: { problems: [['A', 'duplicate.in_file.name']] },
      6: { problems: [['A', 'duplicate.in_file.name']] },
    },
  },
]
