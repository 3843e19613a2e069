import { csv, head, sheetOf } from './book.ts'
import { left, plain, type UglyFile } from './case.ts'

const phone = '138 0013 8000'

/** Rows below the head that hold no customer: the head again, another table, totals and notes. */
export const tables: UglyFile[] = [
  {
    title: 'the head again further down, with spaces',
    file: () =>
      sheetOf([
        head,
        ['恒力精密', '张三', '13800138000'],
        [' 公司名称', '联系人 ', '电话'],
        ['南方机电', '李四', '13900139000'],
      ]),
    rows: {
      2: plain('恒力精密', '张三', phone),
      3: left('row.head_again'),
      4: plain('南方机电', '李四', '139 0013 9000'),
    },
  },
  {
    title: 'two tables below each other, with columns in another order',
    file: () =>
      sheetOf([
        head,
        ['恒力精密', '张三', '13800138000'],
        [],
        ['供应商名单'],
        ['姓名', '职务', '单位'],
        ['李四', '经理', '南方机电'],
        ['王五', '主管', '东吴科技'],
      ]),
    rows: {
      2: plain('恒力精密', '张三', phone),
      4: left('row.note', 'A'),
      5: left('row.other_table'),
      6: left('row.other_table'),
      7: left('row.other_table'),
    },
  },
  {
    title: 'totals, in the name or beside it, and notes below the table',
    file: () =>
      sheetOf([
        ['序号', ...head, '年营收（万元）'],
        [1, '恒力精密', '张三', '13800138000', 500],
        [null, '小　计', null, null, 500],
        [2, '南方机电', '李四', '13900139000', 300],
        ['合计', null, null, null, 800],
        [null, '总计：2家', null, null, null],
        [null, 'Total', null, null, 800],
        [],
        [null, '备注：以上数据截至 2024 年底'],
        [null, '制表人：王磊', null, '13700137000'],
        [null, '本表仅供内部使用，请勿外传。'],
      ]),
    rows: {
      2: { taken: { ...plain('恒力精密', '张三', phone).taken, annualRevenue: '500 万元' } },
      3: left('row.total', 'B'),
      4: { taken: { ...plain('南方机电', '李四', '139 0013 9000').taken, annualRevenue: '300 万元' } },
      5: left('row.total', 'A'),
      6: left('row.total', 'B'),
      7: left('row.total', 'B'),
      9: left('row.note', 'B'),
      10: left('row.note', 'B'),
      11: left('row.note', 'B'),
    },
  },
  {
    title: 'lines that stand alone behind an empty row, and companies that do',
    file: () =>
      sheetOf([
        head,
        ['恒力精密', '张三', '13800138000'],
        [],
        ['华南片区'],
        ['南方机电', '李四', '13900139000'],
        ['东吴科技'],
        [],
        ['苏州东山商行'],
        ['昆山精工', '王五', '13700137000'],
        [],
        ['本表仅供内部使用'],
      ]),
    rows: {
      2: plain('恒力精密', '张三', phone),
      4: left('row.note', 'A'),
      5: plain('南方机电', '李四', '139 0013 9000'),
      6: { taken: { name: '东吴科技' } },
      8: { taken: { name: '苏州东山商行' } },
      9: plain('昆山精工', '王五', '137 0013 7000'),
      11: left('row.note', 'A'),
    },
  },
  {
    title: 'a title above another table at the end of a batch',
    file: () =>
      csv(
        '公司名称,联系人,电话',
        ...Array.from({ length: 999 }, (_, index) => `批量${index}号商行,张三,`),
        '第二张表',
        '姓名,职务,单位',
        '李四,经理,南方机电',
      ),
    only: 'bad',
    rows: { 1001: left('row.note', 'A'), 1002: left('row.other_table'), 1003: left('row.other_table') },
  },
  {
    title: 'companies whose names begin like a total or a note are customers',
    file: () =>
      csv(
        '公司名称,联系人',
        '总和科技有限公司,张三',
        '合计通财务公司,李四',
        '注册会计师协会,王五',
        '汇总数据公司,赵六',
      ),
    rows: {
      2: { taken: { name: '总和科技有限公司', 'contact.name': '张三' } },
      3: { taken: { name: '合计通财务公司', 'contact.name': '李四' } },
      4: { taken: { name: '注册会计师协会', 'contact.name': '王五' } },
      5: { taken: { name: '汇总数据公司', 'contact.name': '赵六' } },
    },
  },
]
