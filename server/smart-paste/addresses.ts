import { parseRegion } from '../values/region.ts'
import { showRegion } from '../values/regions.ts'
import { type Hit, hit, linesOf, split } from './hits.ts'

const streetWord = /[路街道巷弄村镇乡园苑]|大厦|广场|花园|开发区|工业区/u
const numbered = /\d+ ?[号栋幢楼室层座弄]|[一二三四五六七八九十]+[号栋楼层]/u
/** 地址发你, 我们在: what may stand before an address in a sentence. */
const lead = /^.{0,12}?(?:地址是?|在|位于|寄到|送到|发到|寄|到) ?(?=.{2,})/u

/** Begins with a place of the list, and goes on with a street. With a house number it is sure. */
export function addressesIn(text: string): Hit[] {
  return linesOf(text).flatMap((line) =>
    split(line, /[,;。!?\ufffc|]+/gu).flatMap((piece) => {
      const wholly = beginsWithPlace(piece.text)
      const before = wholly ? 0 : (lead.exec(piece.text)?.[0].length ?? 0)
      const address = { text: piece.text.slice(before, before + 120), start: piece.start + before }
      if (address.text.length < 6 || !streetWord.test(address.text)) return []
      if (!wholly && !(before > 0 && beginsWithPlace(address.text))) return []
      return [
        hit('address', address, 'place', {
          isSure: numbered.test(address.text) && address.text.length <= 60,
        }),
      ]
    }),
  )
}

function beginsWithPlace(text: string): boolean {
  const place = parseRegion(text.slice(0, 60))
  return place.ok && place.value.country === 'CN' && place.value.code !== null
}

/** The region that an address begins with; none where it may be one of several (鼓楼区…). */
export function regionOf(address: Hit): Hit[] {
  const place = parseRegion(address.value)
  if (!place.ok || place.value.code === null) return []
  const { code } = place.value
  return [
    {
      ...address,
      field: 'regionCode',
      value: code,
      shown: showRegion(code)?.text ?? code,
      rule: 'inAddress',
      problem: null,
    },
  ]
}
