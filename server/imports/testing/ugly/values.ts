import { sheetOf, stored, xml } from './book.ts'
import type { UglyFile } from './case.ts'

const dated = (date: string) => ({ taken: { name: '甲', foundedOn: date } })

/** Days and amounts as sheets keep and show them. */
export const values: UglyFile[] = [
  {
    title: 'one day in many shapes',
    file: () =>
      sheetOf(
        [
          ['公司名称', '成立日期'],
          ['甲1', stored(42_175, 1)],
          ['甲2', '2015-06-20'],
          ['甲3', '2015/6/20'],
          ['甲4', '2015.6.20'],
          ['甲5', '2015年6月20日'],
          ['甲6', '20150620'],
          ['甲7', 20_150_620],
          ['甲8', stored(42_175)],
          ['甲9', '２０１５－０６－２０'],
          ['甲10', xml(' t="d"><v>2015-06-20T00:00:00</v>')],
          ['甲11', stored(42_175.75, 2)],
          ['甲12', '06/20/2015'],
          ['甲13', '15-6-20'],
          ['甲14', '2015-06-31'],
          ['甲15', '6月20日'],
          ['甲16', 2015.6],
          ['甲17', '去年'],
        ],
        { formats: ['General', 'yyyy/m/d', '[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm'] },
      ),
    rows: {
      ...Object.fromEntries(
        Array.from({ length: 11 }, (_, i) => [
          i + 2,
          { taken: { name: `甲${i + 1}`, foundedOn: '2015-06-20' } },
        ]),
      ),
      13: { taken: { name: '甲12' }, problems: [['B', 'date.ambiguous']] },
      14: { taken: { name: '甲13' }, problems: [['B', 'date.ambiguous']] },
      15: { taken: { name: '甲14' }, problems: [['B', 'date.no_such_day']] },
      16: { taken: { name: '甲15' }, problems: [['B', 'date.year_missing']] },
      17: { taken: { name: '甲16' }, problems: [['B', 'date.ambiguous']] },
      18: { taken: { name: '甲17' }, problems: [['B', 'date.format']] },
    },
  },
  {
    title: 'days counted from 1904; a bare number is no day then',
    file: () =>
      sheetOf(
        [
          ['公司名称', '成立日期'],
          ['甲', stored(40_713, 1)],
          ['乙', 40_713],
        ],
        {
          from1904: true,
          formats: ['General', 'yyyy-mm-dd'],
        },
      ),
    rows: { 2: dated('2015-06-20'), 3: { taken: { name: '乙' }, problems: [['B', 'date.serial']] } },
  },
  {
    title: 'texts that the sheet made a day of',
    file: () =>
      sheetOf(
        [
          ['公司名称', '详细地址', '人数', '联系人', '电话'],
          ['甲', stored(45_293, 1), null, null, null],
          ['乙', null, stored(18_537, 1), null, null],
          ['丙', null, null, stored(45_293, 1), null],
          ['丁', null, null, '张三', stored(45_293, 1)],
        ],
        { formats: ['General', 'm&quot;月&quot;d&quot;日&quot;'] },
      ),
    rows: {
      2: { taken: { name: '甲' }, problems: [['B', 'cell.date']] },
      3: { taken: { name: '乙' }, problems: [['C', 'cell.date']] },
      4: { taken: { name: '丙' }, problems: [['D', 'cell.date']] },
      5: { taken: { name: '丁', 'contact.name': '张三' }, problems: [['E', 'cell.date']] },
    },
  },
  {
    title: 'amounts with currency, unit and percent in their format',
    file: () =>
      sheetOf(
        [
          ['公司名称', '年营收', '人数'],
          ['甲', stored(5_000_000, 1), stored(50, 2)],
          ['乙', stored(500, 3), '约50人'],
          ['丙', stored(5_000, 4), '50-100'],
          ['丁', stored(0.15, 5), null],
          ['戊', '5,000,000元', null],
          ['己', '500', '五十'],
          ['庚', stored(5_000_000, 6), 50.5],
          ['辛', '-5', -3],
          ['壬', '5000万-1亿', null],
        ],
        {
          formats: [
            'General',
            '[$¥-804]#,##0.00_);[Red]\\([$¥-804]#,##0.00\\)',
            '0&quot;人&quot;',
            '#,##0&quot;万元&quot;',
            '[$$-409]#,##0.00',
            '0.00%',
            '0!.0,&quot;万&quot;',
          ],
        },
      ),
    rows: {
      2: { taken: { name: '甲', annualRevenue: '500 万元', headcount: '50 人' } },
      3: { taken: { name: '乙', annualRevenue: '500 万元', headcount: '50 人' } },
      4: { taken: { name: '丙', headcount: '50–100 人' }, problems: [['B', 'money.currency']] },
      5: { taken: { name: '丁' }, problems: [['B', 'range.format']] },
      6: { taken: { name: '戊', annualRevenue: '500 万元' } },
      7: { taken: { name: '己', annualRevenue: '500 万元', headcount: '50 人' } },
      8: { taken: { name: '庚', annualRevenue: '500 万元' }, problems: [['C', 'range.not_whole']] },
      9: {
        taken: { name: '辛' },
        problems: [
          ['B', 'range.format'],
          ['C', 'range.format'],
        ],
      },
      10: { taken: { name: '壬', annualRevenue: '5,000–10,000 万元' } },
    },
  },
  {
    title: 'truth values, clocks and padded numbers',
    file: () =>
      sheetOf(
        [
          ['公司名称', '简称', '方便联系时间', '联系人'],
          [stored(75, 1), xml(' t="b"><v>1</v>'), stored(0.375, 2), '张三'],
        ],
        { formats: ['General', '00000', 'h:mm'] },
      ),
    rows: {
      2: {
        taken: { name: '00075', shortName: 'TRUE', 'contact.goodHours': '09:00', 'contact.name': '张三' },
      },
    },
  },
]
