import type { Found, FoundNextStep, PasteField } from '../../contract/smart-paste.ts'
import { addressesIn, regionOf } from './addresses.ts'
import { byLabel, wechatSaid } from './by-label.ts'
import { banksIn, creditCodesIn, emailsIn, phonesIn, websitesIn } from './by-shape.ts'
import { chatIn } from './chat.ts'
import { companiesIn } from './companies.ts'
import { foldWidth, type Hit, hide } from './hits.ts'
import { peopleIn, saidIn } from './names.ts'
import { nextStepsIn } from './next-steps.ts'
import { wechatIn } from './wechat.ts'

const whole = (rule: (piece: { text: string; start: number }) => Hit[]) => (text: string) =>
  rule({ text, start: 0 })

/** The more certain first: what one has taken, the next ones don't see. */
const rules: ((text: string) => Hit[])[] = [
  chatIn,
  byLabel,
  whole(emailsIn),
  whole(websitesIn),
  wechatIn,
  whole(creditCodesIn),
  whole(phonesIn),
  banksIn,
  companiesIn,
  addressesIn,
  peopleIn,
  saidIn,
]

const byPlace = (one: Hit, other: Hit) => one.start - other.start

/** 明天去恒远公司找王总: names are part of what is to be done, numbers, addresses and times of a chat are not. */
const isNoWord = ({ field, rule }: Hit) =>
  rule === 'nickname' || (field !== 'company' && field !== 'name' && field !== 'jobTitle')

/** Of one field more than this are left in the text: a list of people isn't one person. */
const mostOfOneField = 10

/**
 * What a text tells, by rules (DOMAIN §14, Smart paste). Total; nothing is completed or guessed in silence: what isn't
 * certain says so, and what isn't understood is in no place of the answer.
 * @param today the day in the organisation's time zone, from which 下周三 counts
 */
export function readPaste(text: string, today: string): { found: Found[]; nextSteps: FoundNextStep[] } {
  const folded = foldWidth(text)
  let left = folded
  const hits: Hit[] = []
  for (const rule of rules) {
    const taken = rule(left)
    hits.push(...taken)
    left = hide(left, taken)
  }
  if (!hits.some(({ field }) => field === 'wechat'))
    hits.push(...wechatSaid(left, hits.filter(({ field }) => field === 'phone').sort(byPlace)))
  hits.push(
    ...hits
      .filter(({ field }) => field === 'address')
      .slice(0, mostOfOneField)
      .flatMap(regionOf),
  )
  return { found: kept(hits, text), nextSteps: nextStepsIn(hide(folded, hits.filter(isNoWord)), today) }
}

/** Names and addresses keep their brackets and commas: invoices must bear them so. Figures and letters become narrow. */
const asWritten = new Set<PasteField>(['company', 'address', 'bank', 'name', 'jobTitle'])
const lineOf = (text: string) =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (sign) => foldWidth(sign)).replace(/\s+/gu, ' ')

/** Each value of a field once, the certain ones first, otherwise as they stand in the text. */
function kept(hits: readonly Hit[], text: string): Found[] {
  const known = new Map<string, Found>()
  const ofField = new Map<string, number>()
  const inOrder = [...hits].sort(
    (one, other) => Number(other.isSure) - Number(one.isSure) || byPlace(one, other),
  )
  for (const { field, from: _, ...hit } of inOrder) {
    if (field === null || hit.value === '') continue
    const found = asWritten.has(field) ? { ...hit, value: lineOf(text.slice(hit.start, hit.end)) } : hit
    const key = `${field} ${found.value}`
    const count = ofField.get(field) ?? 0
    if (known.has(key) || count >= mostOfOneField) continue
    known.set(key, { ...found, field })
    ofField.set(field, count + 1)
  }
  return [...known.values()]
}
