import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isVagueNeed } from './vagueNeed.ts'

describe('a need is vague', () => {
  test.each([
    // Nothing that says what.
    '设备',
    '软件',
    '！！！',
    '...........',
    '3',
    'x',
    // Nothing but phrases that fit every customer.
    '有需求，待定',
    '暂无，后续再联系',
    '客户想了解一下相关产品',
    '需要设备，需要设备',
    '咨询产品价格及服务',
    '近期有采购设备的意向',
    '需要三台设备 100 200',
    'They need some new equipment.',
    'Interested in our products, to be determined',
    'N/A – to be confirmed later',
    'ＴＢＤ，待补充，以后再看看',
    '详见附件',
    '按客户要求定制',
    '根据实际情况确定',
    'Interested in your products',
    'See attached, ASAP',
  ])('%s', (text) => {
    expect(isVagueNeed(text)).toBe(true)
  })
})

describe('a need is not vague', () => {
  test.each([
    '数控车床',
    '数控车床 3 台',
    '轴承　　 ',
    '注塑机两台',
    '机器人两台',
    '服务器',
    '叉车',
    '零件加工',
    '系统集成',
    '测试设备',
    '打印机租赁',
    'ERP系统',
    'PLC 配件',
    'pump',
    'HVAC',
    '3D printer',
    'промышленный станок',
    'プラスチック成形',
    '数控车床两台',
    '两条减速机装配线',
    '产线升级用的伺服电机',
    '车间除尘，每天两班',
    'CNC lathes for housings',
    '2 台 CNC 加工中心',
    'Ersatzteile für Pumpen',
    '需要设备：注塑机，做汽车内饰件',
  ])('%s', (text) => {
    expect(isVagueNeed(text)).toBe(false)
  })

  test('when there is none: it is missing', () => {
    expect(isVagueNeed('')).toBe(false)
    expect(isVagueNeed('  　\n')).toBe(false)
  })

  test('because something was added to one that isn’t', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (more) => {
        expect(isVagueNeed(`数控车床与加工中心 ${more}`)).toBe(false)
      }),
    )
  })
})
