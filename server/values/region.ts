import type { Parsed } from '../../contract/values/parsed.ts'
import { failed, parsed } from '../../contract/values/parsed.ts'
import { plainText } from '../../contract/values/plainText.ts'
import { countryAtStart } from './countries.ts'
import { regionAtStart } from './regionNames.ts'
import { showRegion } from './regions.ts'
import { toSimplified } from './simplified.ts'

/**
 * `country` is ISO 3166-1 (CN with Hong Kong, Macau and Taiwan included); `code` is GB/T 2260, null abroad and where
 * only 中国 is said; `rest` is what follows, such as a street.
 */
export type ParsedRegion = { country: string; code: string | null; rest: string }
export type RegionCandidate = { code: string; text: string }

/** City names in daily use that as often mean a district elsewhere (朝阳: a city in 辽宁, districts of 北京 and 长春). */
const asOftenADistrict = new Set(['朝阳'])

/**
 * A region as typed: "上海浦东", "广东省深圳市南山区", "苏州昆山", "东莞", "香港", "美国 加州". Provinces and cities may be
 * left out where the rest is unique; where it isn't (朝阳区, 鼓楼区) it fails with candidates.
 */
export function parseRegion(text: string): Parsed<ParsedRegion, RegionCandidate> {
  const plain = plainText(text)
  if (plain === '') return failed('value.empty')
  const body = toSimplified(plain)
    .replace(/[\s,/\\\-–—·|>、.;:]+/gu, '')
    .replace(
      /^(?:中国大陆|中华人民共和国|中国|我国|china(?=\p{Script=Han}))(?!香港|澳门|台湾)|^(?:中国|china)(?=香港|澳门|台湾)/iu,
      '',
    )
  if (body === '') return parsed({ country: 'CN', code: null, rest: '' })
  const inEnglish = englishNames.find(({ name }) => name.test(plain))
  if (inEnglish) return parsed({ country: 'CN', code: inEnglish.code, rest: '' })
  const inChina = findInChina(body)
  if (inChina) return inChina
  const abroad = countryAtStart(plain)
  return abroad ? parsed({ ...abroad, code: null }) : failed('region.unknown')
}

const englishNames = [
  { name: /^(?:(?:mainland|pr|p\.r\.|people's republic of) ?)?china$/iu, code: null },
  { name: /^hong ?kong(?: sar)?(?:,? china)?$/iu, code: '810000' },
  { name: /^maca[ou](?: sar)?(?:,? china)?$/iu, code: '820000' },
  { name: /^taiwan(?:,? china)?$/iu, code: '710000' },
]

type Found = Parsed<ParsedRegion, RegionCandidate>

function findInChina(body: string): Found | null {
  const province = regionAtStart(body, 'province', '')
  const provinceCode = province?.regions[0]?.code
  const city = regionAtStart(body, 'city', '')
  // 吉林市 and 海南藏族自治州 begin like provinces: the longer name is meant.
  if (province && provinceCode && province.length >= (city?.length ?? 0)) {
    return findBelow(body.slice(province.length), provinceCode)
  }
  return city ? findFromCity(body, city) : findDistrict(body)
}

/** Goes on below a province or city as far as the text says. */
function findBelow(rest: string, code: string): Found {
  const isProvince = code.endsWith('0000')
  const prefix = code.slice(0, isProvince ? 2 : 4)
  const city = isProvince ? regionAtStart(rest, 'city', prefix) : null
  const district = regionAtStart(rest, 'district', prefix)
  const cityCode = city?.regions[0]?.code
  if (city && cityCode && (!district || city.isFull || city.length >= district.length)) {
    return findBelow(rest.slice(city.length), cityCode)
  }
  const withoutRepeat = isProvince ? rest.replace(repeatedLevel(code), '') : rest
  if (withoutRepeat !== rest) return findBelow(withoutRepeat, code)
  if (!district) return parsed({ country: 'CN', code, rest })
  return choose(district.regions, rest.slice(district.length))
}

/** 北京北京市海淀区, 北京市市辖区海淀区: exports of other systems fill the missing city of a municipality like this. */
function repeatedLevel(code: string): RegExp {
  return new RegExp(`^(?:${showRegion(code)?.text}|市辖区|县(?=.)|省直辖县级行政区划)`, 'u')
}

function findFromCity(
  body: string,
  city: { regions: { code: string }[]; length: number; isFull: boolean },
): Found {
  const district = regionAtStart(body, 'district', '')
  const code = city.regions[0]?.code ?? ''
  const isUnclear = !city.isFull && asOftenADistrict.has(body.slice(0, city.length))
  // 朝阳区 is longer than 朝阳: a district's full name is meant, unless it lies in that city anyway (长沙县).
  if (district && (district.length > city.length || isUnclear)) {
    return choose(
      isUnclear && district.length === city.length
        ? [...city.regions, ...district.regions]
        : district.regions,
      body.slice(district.length),
    )
  }
  return findBelow(body.slice(city.length), code)
}

function findDistrict(body: string): Found | null {
  const district = regionAtStart(body, 'district', '')
  return district && choose(district.regions, body.slice(district.length))
}

function choose(found: readonly { code: string }[], rest: string): Found {
  const [first, ...more] = found
  if (first && more.length === 0) return parsed({ country: 'CN', code: first.code, rest })
  const candidates = found.map(({ code }) => ({ code, text: showRegion(code)?.text ?? code }))
  return { ok: false, reason: 'region.ambiguous', candidates }
}
