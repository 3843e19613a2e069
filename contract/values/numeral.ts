/** An exact decimal: `digits` / 10^`decimals`. Floats would lose fen. */
export type Exact = { digits: bigint; decimals: number }

const chineseDigits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const chinesePlaces: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** 二十, 一百零五, 三千: below 10,000. Null for shortened speech (二百五), which has two readings. */
function chineseNumeral(text: string): bigint | null {
  let sum = 0
  let digit: number | null = null
  let lastPlace = 10_000
  let zeroBefore = false
  for (const character of text) {
    const place = chinesePlaces[character]
    if (place === undefined) {
      if (digit !== null && digit !== 0) return null
      digit = chineseDigits[character] ?? 0
      zeroBefore ||= digit === 0
      continue
    }
    if (place >= lastPlace || digit === 0 || (digit === null && place !== 10)) return null
    sum += (digit ?? 1) * place
    lastPlace = place
    digit = null
    zeroBefore = false
  }
  if (digit !== null && digit > 0 && lastPlace > 10 && lastPlace < 10_000 && !zeroBefore) return null
  return BigInt(sum + (digit ?? 0))
}

const part =
  /(?:(?<arabic>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<small>[百千k])?|(?<chinese>[零〇一二两三四五六七八九十百千]+))(?<big>万亿|[万亿w])?/uy
const scales: Record<string, bigint> = {
  百: 100n,
  千: 1000n,
  k: 1000n,
  万: 10_000n,
  w: 10_000n,
  亿: 100_000_000n,
  万亿: 1_000_000_000_000n,
}

/** `scale` is the last 百/千/万/亿 as a factor (1 if none); `isTwofold` says that 百 or 千 stands before 万 or 亿. */
export type Quantity = Exact & { scale: bigint; isTwofold: boolean }

/**
 * A whole text as one number: `3,000`, `1.5亿`, `5000万`, `1亿5000万`, `二十`, `50w`. Null when it is anything else.
 */
export function parseQuantity(text: string): Quantity | null {
  part.lastIndex = 0
  const pieces: { exact: Exact; scale: bigint; isTwofold: boolean }[] = []
  while (part.lastIndex < text.length) {
    const groups = part.exec(text)?.groups
    if (!groups) return null
    const scale = (scales[groups.small ?? ''] ?? 1n) * (scales[groups.big ?? ''] ?? 1n)
    const exact = groups.arabic === undefined ? chinese(groups.chinese ?? '') : decimal(groups.arabic)
    const before = pieces.at(-1)
    // 1万5 and 2亿3 are shortened speech with two readings; later parts need their own, smaller scale.
    if (exact === null || (before && (scale >= before.scale || scale === 1n))) return null
    pieces.push({ exact, scale, isTwofold: Boolean(groups.small && groups.big) })
  }
  const last = pieces.at(-1)
  if (!last) return null
  const decimals = Math.max(...pieces.map(({ exact }) => exact.decimals))
  let digits = 0n
  for (const { exact, scale } of pieces)
    digits += exact.digits * scale * 10n ** BigInt(decimals - exact.decimals)
  return { digits, decimals, scale: last.scale, isTwofold: last.isTwofold }
}

function decimal(text: string): Exact {
  const [whole = '', fraction = ''] = text.replaceAll(',', '').split('.')
  return { digits: BigInt(whole + fraction), decimals: fraction.length }
}

function chinese(text: string): Exact | null {
  const digits = chineseNumeral(text)
  return digits === null ? null : { digits, decimals: 0 }
}

/** `exact` × `factor` if that is a whole number, else null. */
export function wholeOf(exact: Exact, factor: bigint): bigint | null {
  const divisor = 10n ** BigInt(exact.decimals)
  const product = exact.digits * factor
  return product % divisor === 0n ? product / divisor : null
}
