import { decimalText, showMoney } from './money.ts'
import type { Range } from './range.ts'

export type Language = 'zh-CN' | 'en'

/** "500–1000 人", "50 人以下", "1000 人以上"; an empty text when both bounds are open. */
export function showHeadcount(range: Range, language: Language = 'zh-CN'): string {
  if (language === 'en') return showInEnglish(range, (people) => `${people}`, ' people')
  return showInChinese(range, (people) => `${people}`, '人')
}

/** A range of fen in 万元, never rounded: "5,000–10,000 万元", "50 万元以下". In English in yuan: "¥500,000 or less". */
export function showMoneyRange(range: Range, language: Language = 'zh-CN'): string {
  if (language === 'en') return showInEnglish(range, (fen) => showMoney(fen, 'en'), '')
  return showInChinese(range, (fen) => decimalText(fen, 6), '万元')
}

function showInChinese({ min, max }: Range, show: (bound: number) => string, unit: string): string {
  if (min !== null && max !== null)
    return min === max ? `${show(min)} ${unit}` : `${show(min)}–${show(max)} ${unit}`
  if (min !== null) return `${show(min)} ${unit}以上`
  return max === null ? '' : `${show(max)} ${unit}以下`
}

function showInEnglish({ min, max }: Range, show: (bound: number) => string, unit: string): string {
  if (min !== null && max !== null)
    return min === max ? `${show(min)}${unit}` : `${show(min)}–${show(max)}${unit}`
  if (min !== null) return `${show(min)}${unit} or more`
  return max === null ? '' : `${show(max)}${unit} or less`
}
