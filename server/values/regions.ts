import { areaList } from '@vant/area-data'

export type RegionLevel = 'province' | 'city' | 'district'
export type Region = { code: string; name: string; level: RegionLevel }
export type RegionNode = { code: string; name: string; children?: RegionNode[] }

/** Cities without districts: what the data lists below them are towns, which have no GB/T 2260 code. */
const citiesWithoutDistricts = new Set(['441900', '442000', '460400', '620200'])

/** Entries that only group counties under a municipality or a province (北京市 in 北京市, 省直辖县) and are never said. */
function isOnlyGroup(code: string, name: string): boolean {
  return /直辖县|^县$/u.test(name) || areaList.province_list[`${code.slice(0, 2)}0000`] === name
}

function readRegions(): Map<string, Region> {
  const all = new Map<string, Region>()
  for (const [code, name] of Object.entries(areaList.province_list))
    all.set(code, { code, name, level: 'province' })
  for (const [code, name] of Object.entries(areaList.city_list)) {
    if (!isOnlyGroup(code, name)) all.set(code, { code, name, level: 'city' })
  }
  for (const [code, name] of Object.entries(areaList.county_list)) {
    if (!citiesWithoutDistricts.has(`${code.slice(0, 4)}00`)) all.set(code, { code, name, level: 'district' })
  }
  return all
}

/** All provinces, cities and districts by GB/T 2260 code (six digits). */
export const regions: ReadonlyMap<string, Region> = readRegions()

/** The region above in the tree: the city of a district, or the province where no city stands between. */
export function parentOf(code: string): string | null {
  if (code.endsWith('0000')) return null
  const city = `${code.slice(0, 4)}00`
  return city !== code && regions.has(city) ? city : `${code.slice(0, 2)}0000`
}

/** Names from the province down (`['广东省', '深圳市', '南山区']`) and as one text. Null for an unknown code. */
export function showRegion(code: string): { names: string[]; text: string } | null {
  const names: string[] = []
  for (let above: string | null = code; above !== null; above = parentOf(above)) {
    const region = regions.get(above)
    if (!region) return null
    names.unshift(region.name)
  }
  return { names, text: names.join('') }
}

/** The tree for pickers, provinces first; leaves have no `children`. Some 4,000 nodes, to be served and not bundled. */
export function regionTree(): RegionNode[] {
  const nodes = new Map<string, RegionNode>()
  for (const { code, name } of regions.values()) nodes.set(code, { code, name })
  for (const [code, node] of nodes) {
    const above = nodes.get(parentOf(code) ?? '')
    if (above) above.children = [...(above.children ?? []), node]
  }
  return [...nodes.values()].filter(({ code }) => parentOf(code) === null)
}
