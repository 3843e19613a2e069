import type { Mention } from '../../contract/privacy.ts'

/** What a person is told by, as it was kept at any time. */
export type Traits = { names: string[]; phones: string[]; mails: string[]; wechats: string[] }

/** What stands where a person was mentioned. */
export const mark = '〔已删除〕'

export type Matcher = {
  /** Where a text mentions the person, in order and without overlap. */
  find(text: string): [from: number, to: number][]
  replace(text: string): string
  /** Whether a row of a file tells of the person: by what nobody else has, or by the name beside the customer's. */
  isIn(cells: readonly string[], customerNames: readonly string[]): boolean
}

/**
 * Phones are found however they are written: `13800138000`, `138 0013 8000`, `+86-138…`, in full-width digits. Names of a
 * single character would be found in every text.
 */
export function matcherOf({ names, phones, mails, wechats }: Traits): Matcher {
  const own = [
    ...phones.flatMap(phonePattern),
    ...mails.filter((mail) => mail !== '').map(wordPattern),
    ...wechats.filter((wechat) => [...wechat].length > 1).map(wordPattern),
  ]
  const called = names.filter((name) => [...name].length > 1).map(wordPattern)
  const any = together([...own, ...called])
  const strong = together(own)
  const name = together(called)
  const find = (text: string): [number, number][] =>
    any === null ? [] : [...text.matchAll(any)].map((found) => [found.index, found.index + found[0].length])
  return {
    find,
    replace: (text) => (any === null ? text : text.replace(any, mark)),
    isIn: (cells, customerNames) =>
      cells.some((cell) => hits(strong, cell)) ||
      (cells.some((cell) => hits(name, cell)) &&
        cells.some((cell) => customerNames.some((one) => one !== '' && cell.includes(one)))),
  }
}

/** The longest first: of `王建国` and `王建` the whole name goes. */
const together = (patterns: readonly string[]): RegExp | null =>
  patterns.length === 0
    ? null
    : new RegExp([...new Set(patterns)].toSorted((a, b) => b.length - a.length).join('|'), 'giu')

const hits = (pattern: RegExp | null, text: string) => pattern !== null && text.search(pattern) >= 0

const wordPattern = (text: string): string => {
  const escaped = text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
  const before = /^[a-z0-9]/i.test(text) ? '(?<![A-Za-z0-9])' : ''
  const after = /[a-z0-9]$/i.test(text) ? '(?![A-Za-z0-9])' : ''
  return `${before}${escaped}${after}`
}

const gap = '[\\s.·\\-–—()（）]*'

function phonePattern(e164: string): string[] {
  const digits = e164.replace(/\s*x.*$/, '').replace(/[^0-9]/g, '')
  const national = e164.startsWith('+86') ? digits.slice(2) : digits
  // Five digits, such as of a hotline, stand in every second text.
  if (national.length < 7) return []
  const body = [...national].map((digit) => `[${digit}${fullWidth(digit)}]`).join(gap)
  return [`(?<![0-9０-９])(?:(?:[+＋]|00)?${gap}86${gap})?[+＋]?(?:[(（]?0${gap})?${body}(?![0-9０-９])`]
}

const fullWidth = (digit: string) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)

/** The same value with `change` applied to every text in it; keys and numbers stay. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]))
}

/** Every text in a value, one after the other; a number may be a phone. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** Characters around a mention that are told. */
const around = 24

/** What of a text tells of the person, and what stands around it. */
export function excerpt(text: string, matcher: Matcher): Mention['text'] {
  const parts: Mention['text'] = []
  let shown = 0
  for (const [from, to] of matcher.find(text)) {
    const start = Math.max(shown, from - around)
    const before = `${start > shown ? '…' : ''}${text.slice(start, from)}`
    if (before !== '') parts.push({ text: before, goes: false })
    parts.push({ text: text.slice(from, to), goes: true })
    shown = to
  }
  const after = text.slice(shown, shown + around)
  if (after !== '') parts.push({ text: `${after}${shown + around < text.length ? '…' : ''}`, goes: false })
  return parts
}
