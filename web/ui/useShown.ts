import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../contract/session.ts'
import { showMoney } from '../../contract/values/money.ts'
import type { Range } from '../../contract/values/range.ts'
import { showHeadcount, showMoneyRange } from '../../contract/values/showRange.ts'
import { languageOf } from '../app/i18n.ts'

/** How values are written on every page. Instants are shown in the reader's time zone. */
export function shownIn(language: Language) {
  return {
    /** `2024-06-20` as it is; an instant as the day it falls on. */
    day: (value: string) => (value.length === 10 ? value : local(value).slice(0, 10)),
    /** `2024-06-20 10:15`. */
    instant: (value: string) => local(value),
    /** Fen, as `120 万元` or `¥1,200,000`. */
    money: (fen: number) => showMoney(fen, language),
    moneyRange: (range: Range) => showMoneyRange(range, language),
    headcount: (range: Range) => showHeadcount(range, language),
    /** `销售、客服`; `Sales, Service`. */
    list: (words: readonly string[]) => words.join(language === 'en' ? ', ' : '、'),
    /** `1,234`; what was counted up to a bound only, `10,000+`. */
    count: (value: number, capped = false) => `${value.toLocaleString('en-US')}${capped ? '+' : ''}`,
  }
}

export type Shown = ReturnType<typeof shownIn>

export function useShown(): Shown {
  const { i18n } = useTranslation()
  return useMemo(() => shownIn(languageOf(i18n.language)), [i18n.language])
}

function local(instant: string): string {
  const at = new Date(instant)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`
}
