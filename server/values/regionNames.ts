import { type Region, type RegionLevel, regions } from './regions.ts'

const peoples =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|普米|鄂温克|保安|裕固|独龙|各'
const autonomous = new RegExp(`(?:(?:${peoples})族?)+自治[州县旗]$`, 'u')

/** District names that many cities have without saying more: they mean something inside their city only. */
const meansNothingAlone =
  /^(?:经济|高新|高新技术|经济技术|工业)?(?:技术)?(?:开发|园|产业)?(?:区|园区)$|^(?:高新|其它|城|郊|新|矿)区$/u

/** 广东 for 广东省, 延边 and 延边州 for 延边朝鲜族自治州, 浦东 for 浦东新区; none where only the full name is said (城区, 单县). */
function shortNames({ name, level }: Region): string[] {
  if (meansNothingAlone.test(name)) return []
  const withoutPeoples = name.replace(autonomous, '')
  const isShorter = withoutPeoples.length >= 2 && withoutPeoples !== name
  const short = (isShorter ? withoutPeoples : name.replace(/族?自治[州县旗]$/u, ''))
    .replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$/u, '')
    .replace(level === 'district' ? /(?:新区|市|县|区|旗)$/u : /(?:省|市|地区|盟)$/u, '')
  if (short.length < 2 || short === name) return []
  return name.endsWith('自治州') ? [short, `${short}州`] : [short]
}

type Names = Map<string, Region[]>
export type NameHit = { regions: Region[]; length: number; isFull: boolean }

function readNames(): Record<RegionLevel, Names> {
  const names: Record<RegionLevel, Names> = { province: new Map(), city: new Map(), district: new Map() }
  for (const region of regions.values()) {
    for (const name of [region.name, ...shortNames(region)]) {
      names[region.level].set(name, [...(names[region.level].get(name) ?? []), region])
    }
  }
  return names
}

const namesByLevel = readNames()
const longestName = 15
const street = /^(?:[东西南北中]?(?:路|街|大街|大道|巷|弄|胡同))/u

/**
 * The longest region name of a level that the text begins with, inside `within` (a code prefix, '' for anywhere).
 * A short name followed by 路, 街 … is a street's (南京路) and no hit.
 */
export function regionAtStart(text: string, level: RegionLevel, within: string): NameHit | null {
  for (let length = Math.min(text.length, longestName); length >= 2; length--) {
    const name = text.slice(0, length)
    const found = namesByLevel[level].get(name)?.filter(({ code }) => code.startsWith(within))
    if (!found?.length) continue
    if (within === '' && meansNothingAlone.test(name)) continue
    const isFull = found.some((region) => region.name === name)
    if (!isFull && street.test(text.slice(length))) continue
    return { regions: found, length, isFull }
  }
  return null
}
