import { head, sheetOf, stored, xml } from './book.ts'
import { plain, type UglyFile } from './case.ts'

const phone = '138 0013 8000'
const row = ['张三', '13800138000']

/** What stands in cells: numbers, formulas, fonts, marks that nobody sees, several in one. */
export const cells: UglyFile[] = [
  {
    title: 'phones as numbers: kept in full, in exponent form, and with digits lost',
    file: () =>
      sheetOf([
        head,
        ['甲公司', '张三', 13_800_138_000],
        ['乙公司', '张三', stored('1.3800138E10')],
        ['丙公司', '张三', stored('1.38E+10')],
        ['丁公司', '张三', '1.38E+10'],
        ['戊公司', '张三', stored('13800100000')],
      ]),
    rows: {
      2: plain('甲公司', '张三', phone),
      3: plain('乙公司', '张三', phone),
      4: { taken: { name: '丙公司', 'contact.name': '张三' }, problems: [['C', 'phone.scientific']] },
      5: { taken: { name: '丁公司', 'contact.name': '张三' }, problems: [['C', 'phone.scientific']] },
      6: { taken: { name: '戊公司', 'contact.name': '张三' }, problems: [['C', 'phone.scientific']] },
    },
  },
  {
    title: 'codes as numbers, in exponent form and whole',
    file: () =>
      sheetOf([
        ['公司名称', '信用代码', '微信'],
        ['甲公司', stored('9.1440300708461136E+17'), 'a'],
        ['乙公司', '9.14403E+17', 'b'],
        ['丙公司', '91440300708461136T', 13_800_138_000],
        ['丁公司', null, '1.38E+10'],
      ]),
    rows: {
      2: {
        taken: { name: '甲公司' },
        problems: [
          ['B', 'cell.digits_lost'],
          ['row', 'contact.name_missing'],
        ],
      },
      3: {
        taken: { name: '乙公司' },
        problems: [
          ['B', 'cell.scientific'],
          ['row', 'contact.name_missing'],
        ],
      },
      4: {
        taken: { name: '丙公司', creditCode: '91440300708461136T' },
        problems: [['row', 'contact.name_missing']],
      },
      5: { taken: { name: '丁公司' }, problems: [['C', 'cell.scientific']] },
    },
  },
  {
    title: 'phones with country code, extension, two numbers, full-width digits, none',
    file: () =>
      sheetOf([
        head,
        ['甲公司', '张三', '+86 138-0013-8000'],
        ['乙公司', '张三', '010-88886666转801'],
        ['丙公司', '张三', '13800138000/13900139000'],
        ['丁公司', '张三', '13800138000\n010-88886666'],
        ['戊公司', '张三', '１３８００１３８０００'],
        ['己公司', '张三', '138****8000'],
        ['庚公司', '张三', '\u202d13800138000\u202c'],
        ['辛公司', '张三', "'13800138000"],
        ['壬公司', '张三', '138\u00a00013\u00a08000'],
        ['癸公司', '张三', '88886666'],
      ]),
    rows: {
      2: plain('甲公司', '张三', phone),
      3: plain('乙公司', '张三', '010-8888 6666 转 801'),
      4: plain('丙公司', '张三', '138 0013 8000、139 0013 9000'),
      5: plain('丁公司', '张三', '138 0013 8000、010-8888 6666'),
      6: plain('戊公司', '张三', phone),
      7: { taken: { name: '己公司', 'contact.name': '张三' }, problems: [['C', 'phone.masked']] },
      8: plain('庚公司', '张三', phone),
      9: plain('辛公司', '张三', phone),
      10: plain('壬公司', '张三', phone),
      11: { taken: { name: '癸公司', 'contact.name': '张三' }, problems: [['C', 'phone.area_code_missing']] },
    },
  },
  {
    title: 'formulas: their results are taken, their errors and what was never calculated are not',
    file: () =>
      sheetOf([
        head,
        [
          xml(' t="str"><f>A9&amp;"x"</f><v>甲公司</v>'),
          xml(' t="str"><f>B9</f><v>张三</v>'),
          xml('><f>C9</f><v>13800138000</v>'),
        ],
        ['乙公司', xml(' t="e"><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v>'), null],
        ['丙公司', '张三', xml(' t="e"><v>#REF!</v>')],
        ['丁公司', '张三', xml('><f>C9</f>')],
        [xml(' t="e"><v>#VALUE!</v>'), '张三', '13800138000'],
        ['己公司', '#N/A', null],
      ]),
    rows: {
      2: plain('甲公司', '张三', phone),
      3: { taken: { name: '乙公司' }, problems: [['B', 'cell.error']] },
      4: { taken: { name: '丙公司', 'contact.name': '张三' }, problems: [['C', 'cell.error']] },
      5: { taken: { name: '丁公司', 'contact.name': '张三' }, problems: [['C', 'cell.not_calculated']] },
      6: { taken: { 'contact.name': '张三', 'contact.phones': phone }, problems: [['A', 'cell.error']] },
      7: { taken: { name: '己公司' }, problems: [['B', 'cell.error']] },
    },
  },
  {
    title: 'shared texts with fonts, colours and readings; inline texts in runs; colours of cells',
    file: () =>
      sheetOf(
        [
          head,
          [xml(' s="1" t="s"><v>0</v>'), xml(' s="2" t="s"><v>1</v>'), '13800138000'],
          [
            xml(
              ' t="inlineStr"><is><r><t>南方</t></r><r><rPr><color rgb="FFFF0000"/></rPr><t>机电</t></r></is>',
            ),
            xml(' t="s"><v>2</v>'),
            null,
          ],
        ],
        {
          strings: [
            '<r><t>恒力</t></r><r><rPr><b/><color rgb="FFFF0000"/></rPr><t xml:space="preserve">精密 </t></r>',
            '<t>张三</t><rPh sb="0" eb="2"><t>チョウサン</t></rPh><phoneticPr fontId="1"/>',
            '<t xml:space="preserve"> 李四 </t>',
          ],
        },
      ),
    rows: { 2: plain('恒力精密', '张三', phone), 3: { taken: { name: '南方机电', 'contact.name': '李四' } } },
  },
  {
    title: 'spaces, line breaks and marks that nobody sees',
    file: () =>
      sheetOf([
        [' 公司\n名称 ', '联系人\u200b', '\ufeff电话'],
        ['\u200b恒力\u00ad精密\u200e ', '　张三　', ' 13800138000 '],
        ['南方\u00a0\u00a0机电', '李\u2060四', '139\u200b00139000'],
        ['\u200b', '王五', '13700137000'],
        ["'东吴科技", "'赵六", null],
      ]),
    rows: {
      2: plain('恒力精密', '张三', phone),
      3: plain('南方 机电', '李四', '139 0013 9000'),
      4: {
        taken: { 'contact.name': '王五', 'contact.phones': '137 0013 7000' },
        problems: [['A', 'name.missing']],
      },
      5: { taken: { name: '东吴科技', 'contact.name': '赵六' } },
    },
  },
  {
    title: 'broken characters: replaced, asked, mangled twice',
    file: () =>
      sheetOf([
        ['公司名称', '联系人'],
        ['恒力\ufffd密', '张三'],
        ['??精密', '张三'],
        ['锟斤拷科技', '张三'],
        ['𠮷野家（中国）', '张䶮'],
      ]),
    rows: {
      2: { taken: { 'contact.name': '张三' }, problems: [['A', 'cell.unreadable']] },
      3: { taken: { 'contact.name': '张三' }, problems: [['A', 'cell.unreadable']] },
      4: { taken: { 'contact.name': '张三' }, problems: [['A', 'cell.unreadable']] },
      5: { taken: { name: '𠮷野家（中国）', 'contact.name': '张䶮' } },
    },
  },
  {
    title: 'text longer than any field, and a cell of blanks',
    file: () =>
      sheetOf([head, ['长'.repeat(300), ...row], ['   ', ...row], ['恒力精密', '三'.repeat(200), null]]),
    rows: {
      2: { taken: { 'contact.name': '张三', 'contact.phones': phone }, problems: [['A', 'text.long']] },
      3: { taken: { 'contact.name': '张三', 'contact.phones': phone }, problems: [['A', 'name.missing']] },
      4: { taken: { name: '恒力精密' }, problems: [['B', 'text.long']] },
    },
  },
]
