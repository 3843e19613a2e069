/**
 * How a number cell is to be understood: digits means padded with zeros to so many; unit is what stands beside the
 * number and belongs to its value.
 */
export type NumberLook = 'number' | 'date' | 'clock' | { digits: number } | { unit: string }

/** Built-in formats of ECMA-376 part 1, 18.8.30, with those of the zh-CN list (27–36, 50–58). */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
/** `0%` and `0.00%`. */
const builtInPercents = new Set([9, 10])
const builtInClocks = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56])

export function lookOfBuiltIn(id: number): NumberLook {
  if (builtInDates.has(id)) return 'date'
  if (builtInPercents.has(id)) return { unit: '%' }
  return builtInClocks.has(id) ? 'clock' : 'number'
}

/** Reads a format code such as `yyyy"年"m"月"`, `[h]:mm`, `000000` or `#,##0.00_);[Red](#,##0.00)`. */
export function lookOfCode(code: string): NumberLook {
  if (/^0{2,}$/.test(code)) return { digits: code.length }
  const first = code
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/am\/pm|a\/p|上午\/下午|general/gi, '')
    .split(';', 1)[0]
  const letters = (first ?? '').toLowerCase()
  if (/[yd]|aaa/.test(letters)) return 'date'
  if (/[hs]|\[m/.test(letters)) return 'clock'
  if (/m/.test(letters)) return 'date'
  const unit = unitOf(code.split(';', 1)[0] ?? '')
  return unit === '' ? 'number' : { unit }
}

/** `¥`, `$`, `万元`, `%`: from `[$¥-804]#,##0`, `"¥"#,##0.00_)`, `0"万元"`. Empty where the number says all. */
function unitOf(section: string): string {
  if (section.includes('%')) return '%'
  const words = section.replace(/\[\$([^-\]]*)[^\]]*\]/g, '$1').replace(/\[[^\]]*\]|[_*].|["\\]/g, '')
  const sign = /[¥￥$€£]|US\$|HK\$|\b(?:CNY|RMB|USD|EUR|HKD)\b/i.exec(words)?.[0]
  if (sign !== undefined) return /^(?:￥|CNY|RMB)$/i.test(sign) ? '¥' : sign
  // A comma or `!.` after the digits shows the number a thousand or ten thousand times smaller: it is in yuan.
  const unit = /[亿万千百]*[元人]?$/.exec(words.trim())?.[0] ?? ''
  const isScaled = /[0#],+[^0#,]*$|[!\\]\./.test(section)
  return isScaled && /[^元人]/.test(unit) && !unit.endsWith('人') ? '元' : unit
}
