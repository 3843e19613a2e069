import { parseDate } from './dates.ts'
import { parseMoney, showMoney } from './money.ts'
import { parseQuantity } from './numeral.ts'
import { compactText, plainText } from './plainText.ts'

type Language = 'zh-CN' | 'en'
type Value = string | number | boolean | string[]
type Option = { key: string; label: string; retired: boolean }

/** What the text of a value depends on. */
export type TextField = {
  kind: 'text' | 'long_text' | 'number' | 'money' | 'date' | 'single' | 'multi' | 'boolean' | 'link'
  unit: string | null
  decimals: number
  options: readonly Option[]
}

export type CustomText =
  | { ok: true; value: Value }
  | { ok: false; code: string; data?: Record<string, string | number> }

/** Longest text of a field, in characters. */
export const longest = { text: 500, long_text: 5_000, link: 200 } as const

/** Options are listed with these in between, and no label holds them. */
const between = { 'zh-CN': '、', en: '; ' } as const
export const labelBreak = /[、;；\n\r]/u

const yes: ReadonlySet<string> = new Set(['是', '有', '对', 'yes', 'y', 'true', '1', '√', '✓'])
const no: ReadonlySet<string> = new Set(['否', '无', '没有', '不是', '错', 'no', 'n', 'false', '0', '×', 'x'])

/**
 * A value in words: `12 台`, `3 万元`, `是`, the labels of options; '' for none. An option that was deleted shows as
 * `gone`. With `bare` a number goes without its unit (the head of a column says it).
 */
export function showCustom(
  field: TextField,
  value: unknown,
  language: Language,
  { gone = '?', bare = false }: { gone?: string; bare?: boolean } = {},
): string {
  if (value === null || value === undefined) return ''
  const label = (key: unknown) => field.options.find((option) => option.key === key)?.label ?? gone
  switch (field.kind) {
    case 'number': {
      const figure = showNumber(Number(value))
      return field.unit === null || bare ? figure : `${figure} ${field.unit}`
    }
    case 'money':
      return showMoney(Number(value), language)
    case 'boolean':
      if (language === 'en') return value === true ? 'Yes' : 'No'
      return value === true ? '是' : '否'
    case 'single':
      return label(value)
    case 'multi':
      return Array.isArray(value) ? value.map(label).join(between[language]) : ''
    default:
      return String(value)
  }
}

const showNumber = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 6 })

/**
 * A text as people type it, above all in a cell, by the field's kind. Options are found by their labels, retired ones
 * too. Links come back as typed: who keeps them checks them. @returns a code of `problems` or `values` where it fails
 */
export function parseCustom(field: TextField, text: string): CustomText {
  switch (field.kind) {
    case 'number':
      return parseNumber(field, text)
    case 'money':
      return asText(parseMoney(text))
    case 'date': {
      const day = parseDate(text)
      return day.ok ? { ok: true, value: day.value.date } : { ok: false, code: day.reason }
    }
    case 'boolean': {
      const word = compactText(text)
      if (yes.has(word)) return { ok: true, value: true }
      return no.has(word) ? { ok: true, value: false } : { ok: false, code: 'custom.boolean' }
    }
    case 'single':
      return oneOption(field, text)
    case 'multi':
      return severalOptions(field, text)
    default: {
      const kept = field.kind === 'text' ? text.replace(/\s+/gu, ' ').trim() : text.trim()
      const maximum = longest[field.kind]
      return kept.length > maximum
        ? { ok: false, code: 'text.long', data: { maximum } }
        : { ok: true, value: kept }
    }
  }
}

const asText = (read: { ok: true; value: number } | { ok: false; reason: string }): CustomText =>
  read.ok ? { ok: true, value: read.value } : { ok: false, code: read.reason }

function parseNumber({ unit, decimals }: TextField, text: string): CustomText {
  const compact = compactText(text)
  const said = compactText(unit ?? '')
  const body = said !== '' && compact.endsWith(said) ? compact.slice(0, -said.length) : compact
  const isNegative = body.startsWith('-')
  const quantity = parseQuantity(isNegative ? body.slice(1) : body)
  if (!quantity)
    return unit === null
      ? { ok: false, code: 'custom.number' }
      : { ok: false, code: 'custom.number_unit', data: { unit } }
  const size = Number(`${quantity.digits}e-${quantity.decimals}`)
  const value = isNegative && size !== 0 ? -size : size
  const wrong = whyNoNumber(value, decimals)
  return wrong ? { ok: false, ...wrong } : { ok: true, value }
}

/** A double keeps some 15 digits: beyond, the last ones would be made up. */
const mostDigits = 1e15

/** Whether a number fits a field with so many places behind the point. */
export function whyNoNumber(
  value: number,
  decimals: number,
): { code: string; data?: Record<string, number> } | null {
  if (Math.abs(value) * 10 ** decimals > mostDigits) return { code: 'custom.number_large' }
  if (Number(value.toFixed(decimals)) === value) return null
  return decimals === 0
    ? { code: 'custom.number_whole' }
    : { code: 'custom.number_decimals', data: { decimals } }
}

/** What makes two labels the same for people who type them. */
export const labelKey = (label: string) => plainText(label).toLowerCase()

const optionOf = ({ options }: TextField, text: string) =>
  options.find(({ label }) => labelKey(label) === labelKey(text))

const unknownOption = ({ options }: TextField, word: string): CustomText => {
  const offered = options.filter(({ retired }) => !retired).map(({ label }) => label)
  const choices = offered.slice(0, 10).join('、') + (offered.length > 10 ? '…' : '')
  return { ok: false, code: 'custom.option_unknown', data: { word: word.slice(0, 50), choices } }
}

function oneOption(field: TextField, text: string): CustomText {
  const found = optionOf(field, text)
  return found ? { ok: true, value: found.key } : unknownOption(field, text.trim())
}

/** Labels may hold commas and slashes: a part is taken whole before it is split at them. */
function severalOptions(field: TextField, text: string): CustomText {
  const parts = text
    .split(labelBreak)
    .flatMap((part) => (optionOf(field, part) ? [part] : part.split(/[,，/]/u)))
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const keys: string[] = []
  for (const part of parts) {
    const found = optionOf(field, part)
    if (!found) return unknownOption(field, part)
    if (!keys.includes(found.key)) keys.push(found.key)
  }
  return keys.length === 0 ? unknownOption(field, text.trim()) : { ok: true, value: keys }
}
