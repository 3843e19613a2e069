import { Converter, type ConverterFunction } from 'opencc-js/t2cn'

/** The 6,763 characters of GB 2312: a text of these alone is simplified already. */
const gb2312Characters = new Set(
  new TextDecoder('gbk').decode(
    Uint8Array.from({ length: 72 * 94 * 2 }, (_, index) => {
      const cell = index >> 1
      return index % 2 === 0 ? 0xb0 + Math.floor(cell / 94) : 0xa1 + (cell % 94)
    }),
  ),
)

let convert: ConverterFunction | undefined

/**
 * Traditional characters to simplified ones; the dictionary is only built when one is met. Converted until nothing
 * changes: 薴 becomes 苧, which is the traditional form of 苎.
 */
export function toSimplified(text: string): string {
  if (!mayBeTraditional(text)) return text
  convert ??= Converter({ from: 't', to: 'cn' })
  const simplified = convert(text)
  return simplified === text ? text : toSimplified(simplified)
}

function mayBeTraditional(text: string): boolean {
  for (const character of text) {
    if (character > '\u2e7f' && !gb2312Characters.has(character)) return true
  }
  return false
}
