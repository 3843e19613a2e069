import fc from 'fast-check'
import { expect, test } from 'vitest'
import { companyMatchKey, normaliseCompanyName, splitCompanyName } from './name.ts'

/** Lone surrogates, control characters and all. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })

test.each([
  ['ＡＢＣ（上海） 有限公司', 'abc上海有限公司'],
  ['A.B.C-(上海)有限公司', 'abc上海有限公司'],
  ['臺灣積體電路製造股份有限公司', '台湾积体电路制造股份有限公司'],
  ['重慶長安汽車', '重庆长安汽车'],
  ['乾隆科技', '乾隆科技'],
  ['𠮷野家', '𠮷野家'],
  ['薴麻', '苎麻'],
  ['⿰詔書', '诏书'],
  ['㈎ﾣ', '갃'],
  ['……', ''],
  ['', ''],
])('%s is searched as %s', (text, norm) => {
  expect(normaliseCompanyName(text)).toBe(norm)
})

test.each([
  ['深圳市腾讯计算机系统有限公司', '440300', '腾讯计算机系统', ''],
  ['腾讯计算机系统（深圳）有限公司', '440300', '腾讯计算机系统', ''],
  ['騰訊計算機系統有限公司', null, '腾讯计算机系统', ''],
  ['广东省深圳市南山区某某科技有限公司', '440305', '某某科技', ''],
  ['吉林市某某贸易有限公司', '220200', '某某贸易', ''],
  ['北京百度网讯科技有限公司', '110000', '百度网讯科技', ''],
  ['重庆长安汽车股份有限公司', '500000', '长安汽车', ''],
  ['长沙银行股份有限公司', null, '长沙银行', ''],
  ['海南航空控股股份有限公司', null, '海南航空控股', ''],
  ['阿里巴巴（中国）有限公司', null, '阿里巴巴', ''],
  ['美的集团股份有限公司', null, '美的', ''],
  ['美的（集团）有限公司', null, '美的', ''],
  ['海尔集团公司', null, '海尔', ''],
  ['某某有限责任公司', null, '某某', ''],
  ['中国电信股份有限公司深圳分公司', null, '中国电信', '深圳分公司'],
  ['恒力机械苏州分公司', null, '恒力机械', '苏州分公司'],
  ['恒力机械有限公司（苏州分公司）', null, '恒力机械', '苏州分公司'],
  ['恒力机械有限公司 苏州 分公司', null, '恒力机械', '苏州分公司'],
  ['恒力机械（苏州）分公司', null, '恒力机械', '苏州分公司'],
  ['恒力机械昆山办事处', null, '恒力机械', '昆山办事处'],
  ['恒力机械第一分公司', null, '恒力机械', '第一分公司'],
  ['苏州恒力机械分公司', '320500', '恒力机械', '分公司'],
  ['中国工商银行江苏省苏州支行', null, '中国工商银行', '江苏省苏州支行'],
  ['好又多超市中山路分店', null, '好又多超市中山路', '分店'],
  ['北京分公司', null, '北京分', ''],
  ['“苏州恒力机械有限公司”。', '320500', '恒力机械', ''],
  ['ABC Co., Ltd.', null, 'abc', ''],
  ['ABC Company Limited', null, 'abc', ''],
  ['有限公司', null, '有限公司', ''],
])('%s: region %s, core %s, branch "%s"', (text, region, core, branch) => {
  expect(splitCompanyName(text)).toEqual({ region, core, branch })
})

test('a branch is another company, and so is another branch', () => {
  const keys = ['中国电信股份有限公司', '中国电信股份有限公司深圳分公司', '中国电信股份有限公司广州分公司']
  expect(new Set(keys.map(companyMatchKey)).size).toBe(3)
})

test('other banks of one kind are other companies', () => {
  expect(companyMatchKey('长沙银行股份有限公司')).not.toBe(companyMatchKey('上海银行股份有限公司'))
})

const name = fc.string({
  unit: fc.constantFrom(...'深圳市北京上海腾讯科技臺灣()（） .ＡaB有限公司股份集团分'),
  maxLength: 16,
})

test('normalising twice changes nothing, and only letters and digits are left', () => {
  fc.assert(
    fc.property(fc.oneof(name, anyText), (text) => {
      const norm = normaliseCompanyName(text)
      expect(norm).toMatch(/^[\p{L}\p{N}]*$/u)
      expect(normaliseCompanyName(norm)).toBe(norm)
    }),
    { numRuns: 1000 },
  )
})

test('a key is empty only where nothing can be searched; width, case, spaces and brackets never matter', () => {
  fc.assert(
    fc.property(fc.oneof(name, anyText), (text) => {
      const { core } = splitCompanyName(text)
      expect(core === '').toBe(normaliseCompanyName(text) === '')
      expect(companyMatchKey(`  ${text.normalize('NFKC')} `)).toBe(companyMatchKey(text))
    }),
    { numRuns: 1000 },
  )
})
