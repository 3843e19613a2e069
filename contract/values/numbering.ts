import { failed, type Parsed, parsed } from './parsed.ts'

/** Rules of DOMAIN §2 that an organisation can pick without writing its own. */
export const numberingPresets = ['{yyyy}-{industry}-{seq:3}', 'C{yyyy}{MM}{seq:3}'] as const

export type NumberingPart =
  | { kind: 'text'; text: string }
  | { kind: 'yyyy' | 'yy' | 'MM' | 'industry' }
  | { kind: 'seq'; width: number }
export type NumberingRule = readonly NumberingPart[]

/** `date` is the ISO day of approval, `industry` the organisation's short code: 2–6 capital letters (TRA, PER, GEN). */
export type NumberingFacts = { date: string; industry: string }

const longest = 40

/**
 * A rule as an administrator writes it: text of letters, digits, - _ / . and the tokens {yyyy} {yy} {MM} {industry}
 * {seq:N} (N 1–9, default 3). Fails where two customers could come to the same number.
 */
export function parseNumberingRule(template: string): Parsed<NumberingRule> {
  if (template === '') return failed('value.empty')
  const parts: NumberingPart[] = []
  for (const [piece] of template.matchAll(/\{[^{}]*\}|[^{}]+|[{}]/gu)) {
    const part = parsePart(piece)
    if (!part.ok) return part
    parts.push(part.value)
  }
  const kinds = parts.map(({ kind }) => kind).filter((kind) => kind !== 'text')
  if (!kinds.includes('seq')) return failed('numbering.seq_missing')
  if (kinds.filter((kind) => kind === 'seq').length > 1) return failed('numbering.seq_twice')
  if (new Set(kinds).size !== kinds.length) return failed('numbering.token_twice')
  // The counter starts anew each month: without the year May would repeat itself a year later.
  if (kinds.includes('MM') && !kinds.includes('yyyy') && !kinds.includes('yy')) {
    return failed('numbering.month_without_year')
  }
  if (showNumber(parts, { date: '2024-01-01', industry: 'ABCDEF' }, 1).length > longest) {
    return failed('numbering.too_long')
  }
  return parsed(parts)
}

function parsePart(piece: string): Parsed<NumberingPart> {
  const token = /^\{(.*)\}$/u.exec(piece)?.[1]
  if (token === undefined) {
    return /^[A-Za-z0-9\-_/.]+$/u.test(piece)
      ? parsed({ kind: 'text', text: piece })
      : failed('numbering.character')
  }
  if (token === 'yyyy' || token === 'yy' || token === 'MM' || token === 'industry')
    return parsed({ kind: token })
  const seq = /^seq(?::(\d+))?$/u.exec(token)
  if (!seq) return failed('numbering.token_unknown')
  const width = Number(seq[1] ?? 3)
  return width >= 1 && width <= 9 ? parsed({ kind: 'seq', width }) : failed('numbering.seq_width')
}

/** Names the counter that the next number is drawn from: every part but text and seq, e.g. `y=2024|industry=TRA`. */
export function counterKey(rule: NumberingRule, facts: NumberingFacts): string {
  const kinds = new Set(rule.map(({ kind }) => kind))
  return [
    kinds.has('yyyy') || kinds.has('yy') ? `y=${facts.date.slice(0, 4)}` : null,
    kinds.has('MM') ? `m=${facts.date.slice(5, 7)}` : null,
    kinds.has('industry') ? `industry=${facts.industry}` : null,
  ]
    .filter((part) => part !== null)
    .join('|')
}

/** What stands before and after the sequence, and the digits that it has at least. */
export type NumberFrame = { before: string; width: number; after: string }

export function numberFrame(rule: NumberingRule, facts: NumberingFacts): NumberFrame {
  const place = rule.findIndex(({ kind }) => kind === 'seq')
  const shown = (parts: NumberingRule) => parts.map((part) => showPart(part, facts)).join('')
  const sequence = rule[place]
  return {
    before: shown(rule.slice(0, place)),
    width: sequence?.kind === 'seq' ? sequence.width : 0,
    after: shown(rule.slice(place + 1)),
  }
}

/** `2024-TRA-001`. A seq beyond its width grows (…999, 1000). */
export function showNumber(rule: NumberingRule, facts: NumberingFacts, seq: number): string {
  const { before, width, after } = numberFrame(rule, facts)
  return `${before}${String(seq).padStart(width, '0')}${after}`
}

function showPart(part: NumberingPart, facts: NumberingFacts): string {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'yyyy':
      return facts.date.slice(0, 4)
    case 'yy':
      return facts.date.slice(2, 4)
    case 'MM':
      return facts.date.slice(5, 7)
    case 'industry':
      return facts.industry
    case 'seq':
      return ''
  }
}

/** `2024-TRA-001_L001`: the customer's number and the contact's place under it (1, 2, …). */
export function contactNumber(customerNumber: string | null, seq: number): string | null {
  if (customerNumber === null) return null
  return `${customerNumber}_L${String(seq).padStart(3, '0')}`
}
