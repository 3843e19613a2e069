import { keyOf } from './head-key.ts'

const places = [
  /国家?$|country(?:region)?$/u,
  /省份?$|state(?:province|region)?$|province$/u,
  /[市州]$|city$/u,
  /[区县]$|district$/u,
]
/** 地区 and 区域 are no 区: such a column says it all. */
const whole = /地区|区域|省市/u

/** How wide the place is that a column says by its head: 0 for countries, then provinces, cities, districts. */
export function placeRank(head: string): number {
  const key = keyOf(head)
  const rank = whole.test(key) ? -1 : places.findIndex((place) => place.test(key))
  return rank < 0 ? 1 : rank
}

/** 张 and 三 are 张三; Ada and Lovelace are Ada Lovelace. */
export const wholeName = (family: string, given: string): string =>
  /^\p{Script=Han}*$/u.test(family + given) ? family + given : `${given} ${family}`.trim()
