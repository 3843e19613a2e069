import { readFileSync } from 'node:fs'
import { isGbCode } from '../../contract/values/gbCode.ts'
import { failed, type Parsed, parsed } from '../../contract/values/parsed.ts'
import { plainText } from '../../contract/values/plainText.ts'
import { industrySynonyms } from './industrySynonyms.ts'
import { toSimplified } from './simplified.ts'

/** A section (A–T) or division (two digits) of GB/T 4754-2017; `shortCode` is the section's three letters for numbers. */
export type Industry = {
  code: string
  level: 'section' | 'division'
  section: string
  shortCode: string
  name: string
}

function readIndustries(): Map<string, Industry> {
  const file = new URL('../../database/data/gbt4754-2017.csv', import.meta.url)
  const [, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/u)
  const all = new Map<string, Industry>()
  for (const line of lines) {
    const [level, code = '', parent, shortCode = '', name = ''] = line.split(',')
    const isSection = level === 'section'
    all.set(code, {
      code,
      level: isSection ? 'section' : 'division',
      section: isSection ? code : (parent ?? ''),
      shortCode,
      name,
    })
  }
  return all
}

/** By code: 20 sections and 97 divisions. */
export const industries: ReadonlyMap<string, Industry> = readIndustries()

/** The section of a section, division or group. */
export const sectionOf = (code: string): string | undefined => industries.get(code.slice(0, 2))?.section

/** What two names of one trade share: no punctuation, no 和/及/与, no 业/行业/类 at the end, simplified, lower case. */
export function industryKey(text: string): string {
  const bare = toSimplified(plainText(text))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]|[和及与]/gu, '')
  return bare.replace(/(?<=..)(?:行业|产业|领域|企业|业|类)+$/u, '')
}

const byName = new Map<string, Industry[]>()
for (const industry of industries.values()) {
  const key = industryKey(industry.name)
  byName.set(key, [...(byName.get(key) ?? []), industry])
}

export type ParsedIndustry = { code: string; by: 'code' | 'name' | 'synonym' }

/**
 * An industry as typed, by code ("C", "C38", "38", "701"), by its name in the standard, or by a synonym that means one thing.
 * Everything else fails, with candidates where the text allows some (贸易, 新能源制造); nothing is guessed.
 * Where a section and its only division share a name (教育), the division is taken.
 */
export function parseIndustry(text: string): Parsed<ParsedIndustry, Industry> {
  const plain = plainText(text).toUpperCase()
  if (plain === '') return failed('value.empty')
  const code = codeOf(plain)
  if (code) return parsed({ code, by: 'code' })
  const key = industryKey(text)
  const named = byName.get(key)?.at(-1)
  if (named) return parsed({ code: named.code, by: 'name' })
  const meant = Object.hasOwn(industrySynonyms, key) ? (industrySynonyms[key] ?? []) : []
  const [only, ...more] = meant
  if (only !== undefined && more.length === 0) return parsed({ code: only, by: 'synonym' })
  const candidates = candidatesFor(key, meant)
  return candidates.length > 0
    ? { ok: false, reason: 'industry.ambiguous', candidates }
    : failed('industry.unknown')
}

function codeOf(plain: string): string | null {
  const [, section, number] = /^([A-T])?(\d{2,3})?$/u.exec(plain) ?? []
  const code = number ?? section ?? ''
  const within = sectionOf(code)
  return isGbCode(code) && within && (section === undefined || within === section) ? code : null
}

const mostCandidates = 8

/** Direct meanings first, then those of words inside the text, then names of the standard that contain the text. */
function candidatesFor(key: string, meant: readonly string[]): Industry[] {
  const codes = new Set(meant)
  if (codes.size === 0 && [...key].length >= 2) {
    const inside = Object.keys(industrySynonyms).filter((word) => word.length >= 2 && key.includes(word))
    for (const word of inside.sort((one, other) => other.length - one.length)) {
      for (const code of industrySynonyms[word] ?? []) codes.add(code)
    }
    for (const [name, named] of byName) {
      if (name.includes(key) || key.includes(name)) for (const { code } of named) codes.add(code)
    }
  }
  return [...codes].flatMap((code) => industries.get(code) ?? []).slice(0, mostCandidates)
}
