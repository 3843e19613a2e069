/** A place with the places in it; districts have none. */
export type Region = { code: string; name: string; children?: Region[] | undefined }
export type Regions = readonly Region[]
export type RegionChoice = { value: string; label: string; children?: RegionChoice[] }

/** Codes from the province down to the place, for a code of 6 digits or a shortened one. Empty if unknown. */
export function regionPath(regions: Regions, code: string): string[] {
  return regionNodes(regions, code).map((region) => region.code)
}

/** `广东省 深圳市 南山区`, `北京市 海淀区`; the code itself where it is unknown. */
export function regionName(regions: Regions, code: string): string {
  const names = new Set(regionNodes(regions, code).map(({ name }) => name))
  return names.size > 0 ? [...names].join(' ') : code
}

/** Province 2, city 4, district 6 digits: everything below begins with it. */
export function regionPrefix(code: string): string {
  return code.replace(/(?:00){1,2}$/, '')
}

export function regionChoices(regions: Regions): RegionChoice[] {
  return regions.map(({ code, name, children }) =>
    children?.length
      ? { value: code, label: name, children: regionChoices(children) }
      : { value: code, label: name },
  )
}

function regionNodes(regions: Regions, code: string): Region[] {
  const wanted = regionPrefix(code)
  for (const region of regions) {
    const prefix = regionPrefix(region.code)
    if (prefix === wanted) return [region]
    if (wanted.startsWith(prefix)) {
      const below = regionNodes(region.children ?? [], code)
      if (below.length > 0) return [region, ...below]
    }
  }
  return []
}
