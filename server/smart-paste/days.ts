/** A day that was said, by the calendar of whoever reads it. */
export type SaidDay = { on: string; isClear: boolean }

const day = 86_400_000
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 10)
const digits: Record<string, number> = {
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
  十: 10,
  日: 7,
  天: 7,
}

/** 3, 十, 十二, 二十三. */
export function numberOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text)
  const [tens, ones = ''] = text.includes('十') ? text.split('十') : ['', text]
  if (!text.includes('十')) return digits[text] ?? Number.NaN
  return (tens ? (digits[tens] ?? Number.NaN) : 1) * 10 + (ones ? (digits[ones] ?? Number.NaN) : 0)
}

const near: Record<string, number> = { 今: 0, 明: 1, 后: 2, 大后: 3 }
const figure = '\\d{1,2}|[一二三四五六七八九十两]{1,3}'

/** Every way of saying a day, the longest first: the same words for finding them in a text. */
export const dayWords = [
  String.raw`\d{4}[-/.年] ?\d{1,2}[-/.月] ?\d{1,2}[日号]?`,
  String.raw`(?<![\d.])(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:${figure})[日号]?`,
  '(?:下下个?|下个?|本|这个?)?(?:周|星期|礼拜)[一二三四五六日天](?![点年个])',
  '大后天|[今明后][天日]|[今明][早晚]|后[天日]',
  `(?:${figure})(?:天|日)(?:之?后|以后)`,
  `(?:${figure})个?(?:周|星期|礼拜)(?:之?后|以后)`,
  String.raw`下个?月(?:${figure})[日号]|本月(?:${figure})[日号]|(?<![\d.月第])\d{1,2}[号日](?!楼|线|机|店|门|库|院|[-\d]|[\p{Script=Han}]?厂)`,
  '(?:本|这个?)?月底|下个?月初',
].join('|')

/** @param today the day in the organisation's time zone. Null for what is past or no day. */
export function dayOf(words: string, today: string): SaidDay | null {
  const now = Date.parse(`${today}T00:00:00Z`)
  const said = calendarDay(words, now) ?? weekday(words, now) ?? distance(words, now)
  return said && said.at >= now ? { on: iso(said.at), isClear: said.isClear } : null
}

type At = { at: number; isClear: boolean } | null

function calendarDay(words: string, now: number): At {
  const today = new Date(now)
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth() + 1]
  const whole = /^(\d{4})\D ?(\d{1,2})\D ?(\d{1,2})/u.exec(words)
  if (whole) return existing(Number(whole[1]), Number(whole[2]), Number(whole[3]), true)
  const ofYear = new RegExp(`^(\\d{1,2}|[一二三四五六七八九十]{1,2})月(${figure})`, 'u').exec(words)
  if (ofYear) {
    const [m, d] = [numberOf(ofYear[1] ?? ''), numberOf(ofYear[2] ?? '')]
    const said = existing(year, m, d, true)
    // In November 1月5日 is in the new year; 11月20日 rather was a week ago.
    if (!said || said.at >= now) return said
    return existing(year + 1, m, d, now - said.at > 180 * day)
  }
  const ofMonth = new RegExp(`^(下个?月|本月)?(${figure})[日号]$`, 'u').exec(words)
  if (ofMonth) {
    const d = numberOf(ofMonth[2] ?? '')
    if (ofMonth[1]?.startsWith('下'))
      return existing(month === 12 ? year + 1 : year, (month % 12) + 1, d, true)
    const said = existing(year, month, d, true)
    if (said && said.at >= now) return said
    return existing(month === 12 ? year + 1 : year, (month % 12) + 1, d, false)
  }
  if (/月底$/u.test(words)) return { at: Date.UTC(year, month, 0), isClear: false }
  return /月初$/u.test(words) ? { at: Date.UTC(year, month, 1), isClear: false } : null
}

function existing(year: number, month: number, date: number, isClear: boolean): At {
  const at = Date.UTC(year, month - 1, date)
  const read = new Date(at)
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === date ? { at, isClear } : null
}

/** Weeks begin on Monday. 周三 alone is the next one to come: on a Thursday that is in the next week, and not clear. */
function weekday(words: string, now: number): At {
  const found = /^(下下|下|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天])$/u.exec(words)
  if (!found) return null
  const monday = now - ((new Date(now).getUTCDay() + 6) % 7) * day
  const at = monday + ((digits[found[2] ?? ''] ?? 1) - 1) * day
  if (found[1] === '下下') return { at: at + 14 * day, isClear: true }
  if (found[1] === '下') return { at: at + 7 * day, isClear: true }
  if (found[1]) return { at, isClear: true }
  return at > now ? { at, isClear: true } : { at: at + 7 * day, isClear: false }
}

function distance(words: string, now: number): At {
  const close = /^(大后|今|明|后)[天日早晚]$/u.exec(words)
  if (close) return { at: now + (near[close[1] ?? ''] ?? 0) * day, isClear: true }
  const later = new RegExp(`^(${figure})个?(天|日|周|星期|礼拜)(?:之?后|以后)$`, 'u').exec(words)
  if (!later) return null
  const count = numberOf(later[1] ?? '') * (/[天日]/u.test(later[2] ?? '') ? 1 : 7)
  return Number.isFinite(count) ? { at: now + count * day, isClear: true } : null
}
