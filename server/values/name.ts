import { plainText } from '../../contract/values/plainText.ts'
import { regionAtStart } from './regionNames.ts'
import type { Region, RegionLevel } from './regions.ts'
import { toSimplified } from './simplified.ts'

/**
 * A name as it is searched: NFKC, simplified characters, lower case, letters and digits only. Brackets, spaces and
 * every other punctuation are gone, so that "ＡＢＣ（上海）" and "abc上海" are one. Total; may be empty.
 */
export function normaliseCompanyName(text: string): string {
  // Letters first: characters between signs that describe how one is composed (⿰) are left as they are.
  return toSimplified(lettersOnly(text.normalize('NFKC')))
}

function lettersOnly(text: string): string {
  const letters = text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
  // Parts of a Korean syllable that a bracket stood between have come together.
  return letters.normalize('NFC')
}

/** `region` is a GB/T 2260 code or null; `branch` is '' for the company itself. `core` and `branch` are normalised. */
export type CompanyNameParts = { region: string | null; core: string; branch: string }

const legalSuffix =
  /(?:(?:企业|控股)?集团)?(?:股份有限责任公司|股份有限公司|有限责任公司|有限公司|股份公司|总公司|公司)$|集团$/u
const englishSuffix =
  /[\s,.]*\b(?:co\.?,? ?ltd\.?|company limited|limited|ltd\.?|inc\.?|corporation|corp\.?|llc|gmbh|pte\.?)\s*$/iu
const branchWord = '(?:分公司|办事处|分店|分行|支行|营业部|分厂|分部|代表处)'
const branchOfCompany = new RegExp(`^(.*?(?:(?<!分)公司|集团))(.*${branchWord})$`, 'u')
const branchAlone = new RegExp(`^(.+?)(${branchWord})$`, 'u')
const branchInBrackets = new RegExp(`\\(([^()]*${branchWord})\\)$`, 'u')
const longestPlace = 12
const ordinal = /第?[0-9一二三四五六七八九十]+$/u

const regionLevels: readonly RegionLevel[] = ['province', 'city', 'district']

/** Kinds of business: without its region such a name says nothing (长沙银行). */
const saysNothing =
  /^(?:城市|农村|农|村镇)?(?:商业|商|合作|信用)?(?:银行|信用社|农商行|饭店|宾馆|酒店|大酒店|大厦|大学|学院|医院|自来水|水务|燃气|供电|电力|机场|港务|地铁|公交|物业|投资|控股|建工|建设|建筑|烟草|邮政|日报|出版社|贸易|科技|商贸|实业|发展|国际|汽车|钢铁|石化|航空|旅游|集团)*$/u

/**
 * A name taken apart for dedupe: 深圳市腾讯计算机系统有限公司 and 腾讯计算机系统（深圳）有限公司 share their core. A branch
 * 分公司 is another company: its part stays in `branch`.
 */
export function splitCompanyName(text: string): CompanyNameParts {
  const { company, branch } = takeBranch(withoutSignsAround(toSimplified(plainText(text))))
  const bracketed = takeBracketedRegion(company)
  const stem = withoutSuffix(bracketed.rest)
  const front = bracketed.region ? { region: bracketed.region, rest: stem } : takeLeadingRegion(stem)
  const core = lettersOnly(front.rest)
  return {
    region: front.region,
    core: core || normaliseCompanyName(text),
    branch: lettersOnly(branch),
  }
}

/** Companies with the same key are likely one, unless both name a region and it differs. */
export function companyMatchKey(text: string): string {
  const { core, branch } = splitCompanyName(text)
  return branch ? `${core}/${branch}` : core
}

/** Quotation marks and full stops around a name; a bracket at its end may say a region. */
const withoutSignsAround = (name: string) => name.replace(/^[^\p{L}\p{N}(]+|[^\p{L}\p{N})]+$/gu, '')

/** The branch begins behind 公司 or 集团; where neither is said, with its place or number (恒力机械苏州分公司). */
function takeBranch(name: string): { company: string; branch: string } {
  const plain = name.replace(branchInBrackets, '$1')
  const [, whole, part] = branchOfCompany.exec(plain) ?? []
  if (whole && part) return { company: whole, branch: part }
  const [, stem = '', word = ''] = branchAlone.exec(plain) ?? []
  const company = stem.slice(0, stem.length - placeAtEnd(stem).length)
  return lettersOnly(company).length < 2
    ? { company: name, branch: '' }
    : { company, branch: stem.slice(company.length) + word }
}

function placeAtEnd(stem: string): string {
  const bracketed = /\(([^()]+)\)$/u.exec(stem)
  if (bracketed?.[1]) return isPlace(bracketed[1]) ? bracketed[0] : ''
  const number = ordinal.exec(stem)
  if (number) return number[0]
  for (let length = Math.min(stem.length, longestPlace); length >= 2; length--)
    if (isPlace(stem.slice(-length))) return stem.slice(-length)
  return ''
}

/** 苏州, 江苏省苏州市, 昆山: names of regions, the wider ones first. */
const isPlace = (text: string, levels = regionLevels): boolean =>
  levels.some((level, at) => {
    const hit = regionAtStart(text, level, '')
    if (!hit || (!hit.isFull && !hit.regions.some(({ name }) => level === 'province' || name.endsWith('市'))))
      return false
    const rest = text.slice(hit.length)
    return rest === '' || isPlace(rest, levels.slice(at + 1))
  })

function takeBracketedRegion(name: string): { region: string | null; rest: string } {
  const bracket = /\(([^()]{2,12})\)/u.exec(name)
  if (bracket?.[1] === '中国') return { region: null, rest: name.replace(bracket[0], '') }
  const hit = bracket?.[1] === undefined ? null : wholeRegion(bracket[1])
  return hit && bracket ? { region: hit, rest: name.replace(bracket[0], '') } : { region: null, rest: name }
}

/** The code of a text that is a region's name and nothing else. */
function wholeRegion(name: string): string | null {
  for (const level of regionLevels) {
    const hit = regionAtStart(name, level, '')
    if (hit?.length === name.length && hit.regions.length === 1) return hit.regions[0]?.code ?? null
  }
  return null
}

function withoutSuffix(name: string): string {
  const stem = name
    .replace(englishSuffix, '')
    .replace(/\((集团|控股|企业集团)\)/u, '$1')
    .replace(/\s/gu, '')
    .replace(legalSuffix, '')
  return lettersOnly(stem) === '' ? name : stem
}

/** Takes 广东省深圳市 or 深圳 off the front, as long as what is left still says which company it is. */
function takeLeadingRegion(stem: string): { region: string | null; rest: string } {
  let region: string | null = null
  let rest = stem
  for (const level of regionLevels) {
    const hit = regionAtStart(rest, level, region ? region.replace(/(?:00)+$/u, '') : '')
    const only = hit?.regions.length === 1 ? hit.regions[0] : undefined
    if (!hit || !only || (!hit.isFull && !isSaidAlone(only))) continue
    // 吉林市 begins like the province; its city's full name is meant.
    if (level === 'province' && (regionAtStart(rest, 'city', '')?.length ?? 0) > hit.length) continue
    const left = rest.slice(hit.length)
    if (left.length < (hit.isFull ? 2 : 3) || saysNothing.test(left)) continue
    region = only.code
    rest = left
  }
  return { region, rest }
}

/** Short names of prefectures and districts are too often parts of a brand (阿里巴巴, 南山集团). */
function isSaidAlone({ name, level }: Region): boolean {
  return level === 'province' || (level === 'city' && name.endsWith('市'))
}
