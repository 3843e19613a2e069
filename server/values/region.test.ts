import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRegion } from './region.ts'
import { parentOf, regions, regionTree, showRegion } from './regions.ts'

/** Lone surrogates, control characters and all. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })

test.each([
  ['上海浦东', '310115', '上海市浦东新区'],
  ['广东省深圳市南山区', '440305', '广东省深圳市南山区'],
  ['广东 深圳 南山', '440305', '广东省深圳市南山区'],
  ['广东/深圳/南山', '440305', '广东省深圳市南山区'],
  ['中国广东省深圳市', '440300', '广东省深圳市'],
  ['廣東省廣州市', '440100', '广东省广州市'],
  ['北京市海淀区', '110108', '北京市海淀区'],
  ['北京北京市海淀区', '110108', '北京市海淀区'],
  ['北京市市辖区海淀区', '110108', '北京市海淀区'],
  ['北京朝阳', '110105', '北京市朝阳区'],
  ['苏州昆山', '320583', '江苏省苏州市昆山市'],
  ['江苏昆山', '320583', '江苏省苏州市昆山市'],
  ['义乌', '330782', '浙江省金华市义乌市'],
  ['内蒙古呼和浩特', '150100', '内蒙古自治区呼和浩特市'],
  ['新疆伊犁', '654000', '新疆维吾尔自治区伊犁哈萨克自治州'],
  ['鄂伦春', '150723', '内蒙古自治区呼伦贝尔市鄂伦春自治旗'],
  ['东莞', '441900', '广东省东莞市'],
  ['仙桃', '429004', '湖北省仙桃市'],
  ['重庆云阳', '500235', '重庆市云阳县'],
  ['山东菏泽单县', '371722', '山东省菏泽市单县'],
  ['西安', '610100', '陕西省西安市'],
  ['长沙县', '430121', '湖南省长沙市长沙县'],
  ['吉林', '220000', '吉林省'],
  ['吉林市', '220200', '吉林省吉林市'],
  ['海南', '460000', '海南省'],
  ['海南州', '632500', '青海省海南藏族自治州'],
  ['香港', '810000', '香港特别行政区'],
  ['中国香港九龙', '810200', '香港特别行政区九龙'],
  ['澳门特别行政区', '820000', '澳门特别行政区'],
  ['台灣臺北', '710100', '台湾省台北市'],
  ['Hong Kong', '810000', '香港特别行政区'],
])('%s is %s %s', (text, code, name) => {
  expect(parseRegion(text)).toEqual({ ok: true, value: { country: 'CN', code, rest: '' } })
  expect(showRegion(code)?.text).toBe(name)
})

test.each([
  ['东莞虎门', '441900', '虎门'],
  ['China 广东省 东莞市', '441900', ''],
  ['东莞市虎门镇', '441900', '虎门镇'],
  ['上海浦东新区张江路100号', '310115', '张江路100号'],
  ['西安高新区', '610100', '高新区'],
  ['杭州市下城区', '330100', '下城区'],
])('%s is %s, and the rest is kept: %s', (text, code, rest) => {
  expect(parseRegion(text)).toEqual({ ok: true, value: { country: 'CN', code, rest } })
})

test.each([
  ['美国', 'US', ''],
  ['美国 加州', 'US', '加州'],
  ['德国慕尼黑', 'DE', '慕尼黑'],
  ['United States, CA', 'US', 'CA'],
  ['usa', 'US', ''],
  ['Nigeria', 'NG', ''],
  ['俄罗斯', 'RU', ''],
  ['越南', 'VN', ''],
  ['阿联酋', 'AE', ''],
])('%s lies in %s', (text, country, rest) => {
  expect(parseRegion(text)).toEqual({ ok: true, value: { country, code: null, rest } })
})

test.each(['中国', 'China'])('%s alone has no code', (text) => {
  expect(parseRegion(text)).toEqual({ ok: true, value: { country: 'CN', code: null, rest: '' } })
})

test.each([
  ['朝阳区', ['北京市朝阳区', '吉林省长春市朝阳区']],
  ['朝阳', ['辽宁省朝阳市', '北京市朝阳区', '辽宁省朝阳市朝阳县', '吉林省长春市朝阳区']],
  ['鼓楼区', ['江苏省南京市鼓楼区', '江苏省徐州市鼓楼区', '福建省福州市鼓楼区', '河南省开封市鼓楼区']],
  ['通州', ['北京市通州区', '江苏省南通市通州区']],
])('%s fails with candidates', (text, names) => {
  const region = parseRegion(text)
  expect(region).toMatchObject({ ok: false, reason: 'region.ambiguous' })
  expect(region.ok ? [] : region.candidates?.map((candidate) => candidate.text)).toEqual(names)
})

test.each([
  ['', 'value.empty'],
  ['火星', 'region.unknown'],
  ['南京路100号', 'region.unknown'],
  ['高新区', 'region.unknown'],
  ['经济技术开发区', 'region.unknown'],
  ['县', 'region.unknown'],
])('%s fails with %s', (text, reason) => {
  expect(parseRegion(text)).toEqual({ ok: false, reason })
})

test('the full name of every region reads back as its code', () => {
  const codes = [...regions.keys()]
  expect(codes.length).toBeGreaterThan(3000)
  const wrong = codes.filter((code) => {
    const region = parseRegion(showRegion(code)?.text ?? '')
    return !region.ok || region.value.code !== code
  })
  expect(wrong).toEqual([])
})

test('the tree holds every region once, under its parent', () => {
  const seen: string[] = []
  const walk = (nodes: ReturnType<typeof regionTree>, above: string | null) => {
    for (const node of nodes) {
      expect(parentOf(node.code)).toBe(above)
      seen.push(node.code)
      walk(node.children ?? [], node.code)
    }
  }
  walk(regionTree(), null)
  expect(seen.sort()).toEqual([...regions.keys()].sort())
  expect(regionTree()).toHaveLength(34)
})

test('no text makes it throw, and every code is one of the standard', () => {
  const names = fc.constantFrom(
    ...[...regions.values()].map(({ name }) => name),
    '市',
    '区',
    '路',
    ' ',
    '中国',
    '美国',
  )
  const text = fc.array(names, { maxLength: 4 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.oneof(text, anyText), (typed) => {
      const region = parseRegion(typed)
      if (region.ok && region.value.code) expect(regions.has(region.value.code)).toBe(true)
    }),
    { numRuns: 1000 },
  )
  expect(showRegion('000000')).toBeNull()
  expect(showRegion('')).toBeNull()
})
