import { exampleXlsx } from '../../../platform/workbook/example-workbook.ts'
import { head, merged, rowsXml, sheetOf } from './book.ts'
import { left, plain, type UglyFile } from './case.ts'

const phone = '138 0013 8000'

/** Where rows and heads stand: titles, merged cells, heads in two rows and again, totals, notes, hidden rows. */
export const layouts: UglyFile[] = [
  {
    title: 'title rows above the head',
    file: () =>
      sheetOf(
        [
          ['2024 年客户信息登记表'],
          ['制表部门：销售部', null, '单位：万元'],
          [],
          head,
          ['恒力精密', '张三', '13800138000'],
        ],
        { after: merged('A1:C1') },
      ),
    rows: { 5: plain('恒力精密', '张三', phone) },
  },
  {
    title: 'a company merged over its contacts',
    file: () =>
      sheetOf(
        [
          ['地区', ...head],
          ['深圳市', '恒力精密', '张三', '13800138000'],
          [null, '南方机电', '李四', '13900139000'],
          [null, null, '王五', '13700137000'],
          ['苏州市', '东吴科技', '赵六', '13600136000'],
        ],
        { after: merged('A2:A4', 'B3:B4') },
      ),
    notes: [['merged', /第 3–4 行，共 2 行/]],
    rows: {
      2: { taken: { region: '广东省深圳市', ...plain('恒力精密', '张三', phone).taken } },
      3: { taken: { region: '广东省深圳市', ...plain('南方机电', '李四', '139 0013 9000').taken } },
      4: {
        taken: { region: '广东省深圳市', ...plain('南方机电', '王五', '137 0013 7000').taken },
        joins: 3,
      },
      5: { taken: { region: '江苏省苏州市', ...plain('东吴科技', '赵六', '136 0013 6000').taken } },
    },
  },
  {
    title: 'cells merged over columns: the value stays in the first, a title over all is no customer',
    file: () =>
      sheetOf(
        [['公司名称', '简称', '联系人', '电话'], ['华南客户'], ['恒力精密', null, '张三', '13800138000']],
        { after: merged('A2:D2', 'A3:B3') },
      ),
    rows: { 2: left('row.note', 'A'), 3: plain('恒力精密', '张三', phone) },
  },
  {
    title: 'a head of two rows with merged groups',
    file: () =>
      sheetOf(
        [
          ['客户通讯录'],
          ['公司名称', '所属行业', '联系人'],
          [null, null, '姓名', '手机', '职务'],
          ['恒力精密', '教育', '张三', '13800138000', '采购经理'],
        ],
        { after: merged('A1:E1', 'A2:A3', 'B2:B3', 'C2:E2') },
      ),
    notes: [['head_two_rows', /第 2–3 行/]],
    rows: {
      4: {
        taken: {
          ...plain('恒力精密', '张三', phone).taken,
          industry: '教育',
          'contact.jobTitle': '采购经理',
        },
      },
    },
  },
  {
    title: 'a head of two rows without merged cells',
    file: () => '公司名称,联系人,,备注\r\n,姓名,电话,\r\n恒力精密,张三,13800138000,重点',
    notes: [['head_two_rows', /第 1–2 行/]],
    rows: { 3: { taken: { ...plain('恒力精密', '张三', phone).taken, highlights: '重点' } } },
  },
  {
    title: 'a head of two rows that comes again on the second page',
    file: () =>
      sheetOf(
        [
          ['公司名称', '联系人'],
          [null, '姓名', '电话'],
          ['恒力精密', '张三', '13800138000'],
          ['公司名称', '联系人'],
          [null, '姓名', '电话'],
          ['南方机电', '李四', '13900139000'],
        ],
        { after: merged('A1:A2', 'B1:C1', 'A4:A5', 'B4:C4') },
      ),
    notes: [
      ['merged', /第 5 行/],
      ['head_two_rows', /第 1–2 行/],
    ],
    rows: {
      3: plain('恒力精密', '张三', phone),
      4: left('row.head_again'),
      5: left('row.head_again'),
      6: plain('南方机电', '李四', '139 0013 9000'),
    },
  },
  {
    title: 'hidden and filtered rows are taken, and named',
    file: () =>
      sheetOf(
        [
          head,
          ['恒力精密', '张三', '13800138000'],
          ['南方机电', '李四', '13900139000'],
          ['东吴科技', '王五', null],
        ],
        { attributes: { 3: ' hidden="1"', 4: ' hidden="true"' } },
      ),
    notes: [['hidden_rows', /第 3–4 行，共 2 行/]],
    rows: {
      2: plain('恒力精密', '张三', phone),
      3: plain('南方机电', '李四', '139 0013 9000'),
      4: { taken: { name: '东吴科技', 'contact.name': '王五' } },
    },
  },
  {
    title: 'hidden columns are taken, and named; those behind the table are not told of',
    file: () =>
      sheetOf(
        [
          ['公司名称', '信用代码', '联系人', '电话'],
          ['恒力精密', null, '张三', '13800138000'],
        ],
        {
          before:
            '<cols><col min="1" max="1" width="20"/><col min="2" max="3" hidden="1"/><col min="5" max="16384" hidden="true"/></cols>',
        },
      ),
    notes: [['hidden_columns', /隐藏的列（信用代码、联系人）/]],
    rows: { 2: plain('恒力精密', '张三', phone) },
  },
  {
    title: 'a hidden sheet is not proposed',
    file: () =>
      exampleXlsx([
        { name: '目录', data: rowsXml([['说明'], ['请看下一页']]) },
        { name: '客户 2024', data: rowsXml([head, ['恒力精密', '张三', '13800138000']]) },
        {
          name: '旧客户',
          data: rowsXml([
            [...head, '地区'],
            ['旧公司', '李四', '13900139000'],
          ]),
          hidden: true,
        },
      ]),
    sheet: '客户 2024',
    rows: { 2: plain('恒力精密', '张三', phone) },
  },
  {
    title: 'empty columns and rows between, blanks that look like content',
    file: () =>
      sheetOf([
        ['', null, '公司名称', '  ', '联系人', null, '电话'],
        [],
        [' ', '\u200b', '恒力精密', null, '张三', '\u00a0', '13800138000'],
      ]),
    rows: { 3: plain('恒力精密', '张三', phone) },
  },
  {
    title: '493 columns with content',
    file: () =>
      sheetOf([
        [...head, ...Array.from({ length: 490 }, (_, i) => `指标${i}`)],
        ['恒力精密', '张三', '13800138000', ...Array<string>(490).fill('x')],
      ]),
    rows: { 2: plain('恒力精密', '张三', phone) },
  },
]
