import { describe, expect, it } from 'vitest'
import { type Regions, regionChoices, regionName, regionPath, regionPrefix } from './regions.ts'

const place = (code: string, name: string, ...children: Regions) => ({ code, name, children: [...children] })
const regions: Regions = [
  place('110000', '北京市', place('110100', '北京市', place('110108', '海淀区'))),
  place('440000', '广东省', place('440300', '深圳市', place('440305', '南山区')), place('441900', '东莞市')),
]

describe('a region', () => {
  it.each([
    ['440305', ['440000', '440300', '440305'], '广东省 深圳市 南山区'],
    ['4403', ['440000', '440300'], '广东省 深圳市'],
    ['440300', ['440000', '440300'], '广东省 深圳市'],
    ['44', ['440000'], '广东省'],
    ['441900', ['440000', '441900'], '广东省 东莞市'],
    ['110108', ['110000', '110100', '110108'], '北京市 海淀区'],
    ['990000', [], '990000'],
  ])('%s lies in %o and is called %s', (code, path, name) => {
    expect(regionPath(regions, code)).toEqual(path)
    expect(regionName(regions, code)).toBe(name)
  })

  it.each([
    ['440000', '44'],
    ['440300', '4403'],
    ['440305', '440305'],
    ['441900', '4419'],
  ])('%s filters by %s', (code, prefix) => {
    expect(regionPrefix(code)).toBe(prefix)
  })

  it('without places below has no further choice', () => {
    expect(regionChoices(regions)[1]?.children?.[1]).toEqual({ value: '441900', label: '东莞市' })
  })
})
