import { contactFields } from '../../contract/contacts.ts'
import type { CustomField, CustomValues } from '../../contract/custom-fields.ts'
import { customerFields } from '../../contract/customer-fields.ts'
import type { ErrorData } from '../../contract/errors.ts'
import { followUpFields } from '../../contract/follow-up-fields.ts'
import { groupName } from '../../contract/groups.ts'
import type { CustomTarget, ImportTarget } from '../../contract/import-targets.ts'
import { parseCompanySizeText } from '../../contract/values/companySizeText.ts'
import { parseCreditCode } from '../../contract/values/creditCode.ts'
import type { Parsed } from '../../contract/values/parsed.ts'
import type { Phone } from '../../contract/values/phone.ts'
import { parseHeadcount, type Range } from '../../contract/values/range.ts'
import { webAddress } from '../customers/check.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { parsePhoneCell } from '../values/phoneCell.ts'
import type { ParsedRegion } from '../values/region.ts'
import { showCell } from './cell-text.ts'
import { type ChoiceField, findChoice } from './choices.ts'
import type { FoundAuthor, FoundOwner } from './find-owner.ts'
import type { FoundTags } from './find-tags.ts'
import { takeDate } from './take-date.ts'
import { takeMoment } from './take-moment.ts'
import { chineseBounds, parseMoneyBelow } from './take-money.ts'

/** What checking needs from outside of the row. */
export type Lookups = {
  industry(text: string): Parsed<number>
  region(text: string): Parsed<ParsedRegion, unknown>
  owner(text: string): FoundOwner
  /** Like `owner`, and who has left. */
  author(text: string): FoundAuthor
  /** By the clocks of the organisation: `2024-06-01T14:30`. */
  now: string
  tags(text: string): FoundTags
  /** Whether the importer may enter customers who are persons. */
  mayNamePersons: boolean
  /** Custom fields that a column can become. */
  custom: ReadonlyMap<CustomTarget, CustomField>
}

/** Columns of the table `customer`, and of `contact` with its phones. */
export type Columns = Record<string, string | number | string[] | null>

/** A follow-up of the past. */
export type ParsedFollowUp = {
  /** By the clocks of the organisation: `2024-06-01`, `2024-06-01T14:30`. */
  at: string
  content: string
  author?: number
  method?: string
  feedback?: string
  feedbackDetail?: string
  /** The contact of the row, as search keeps its name. */
  contact?: string
}

export type Taken =
  | {
      ok: true
      customer?: Columns
      contact?: Columns
      phones?: Phone[]
      tags?: number[]
      custom?: CustomValues
      contactCustom?: CustomValues
      followUp?: Partial<ParsedFollowUp>
    }
  | { ok: false; code: string; data?: ErrorData }

export type Given = { cell: Cell; head: string; lookups: Lookups }
type Take = (given: Given) => Taken

/** How a filled cell becomes columns, for every target. */
export const takers: Record<ImportTarget, Take> = {
  name: line(customerFields.name, (name) => ({ customer: { name } })),
  type: choice('type', (type) => ({ customer: { type } })),
  shortName: line(customerFields.shortName, (value) => ({ customer: { short_name: value } })),
  creditCode: ({ cell }) =>
    from(parseCreditCode(showCell(cell)), (value) => ({ customer: { credit_code: value } })),
  legalNature: choice('legalNature', (value) => ({ customer: { legal_nature: value } })),
  businessType: choice('businessType', (value) => ({ customer: { business_type: value } })),
  industry: ({ cell, lookups }) =>
    from(lookups.industry(showCell(cell)), (id) => ({ customer: { industry_id: id } })),
  foundedOn: day((value) => ({ customer: { founded_on: value } })),
  country: takeCountry,
  region: ({ cell, lookups }) =>
    from(lookups.region(showCell(cell)), ({ country, code, rest }) => ({
      customer: { country, region_code: code, ...(rest !== '' && { address: rest }) },
    })),
  address: line(customerFields.address, (address) => ({ customer: { address } })),
  website: ({ cell }) => {
    const website = webAddress(showCell(cell).trim())
    return website === null || website.length > 200
      ? { ok: false, code: 'format.url' }
      : { ok: true, customer: { website } }
  },
  mainBusiness: lines(customerFields.mainBusiness, (value) => ({ customer: { main_business: value } })),
  size: takeSize,
  headcount: ({ cell }) => from(parseHeadcount(chineseBounds(showCell(cell))), headcount),
  annualRevenue: money((range) => revenue(range)),
  totalAssets: takeAssets,
  initialNeed: lines(customerFields.initialNeed, (value) => ({ customer: { initial_need: value } })),
  budget: money(({ min, max }) => ({ customer: { budget_min: min, budget_max: max } })),
  expectedStart: day((value) => ({ customer: { expected_start: value } })),
  urgency: choice('urgency', (urgency) => ({ customer: { urgency } })),
  painPoints: lines(customerFields.painPoints, (value) => ({ customer: { pain_points: value } })),
  preferences: lines(customerFields.preferences, (preferences) => ({ customer: { preferences } })),
  household: lines(customerFields.household, (household) => ({ customer: { household } })),
  source: choice('source', (source) => ({ customer: { source } })),
  sourceNote: lines(customerFields.sourceNote, (value) => ({ customer: { source_note: value } })),
  cooperationSince: day((value) => ({ customer: { cooperation_since: value } })),
  stage: choice('stage', (stage) => ({ customer: { stage } })),
  relationStatus: choice('relationStatus', (value) => ({ customer: { relation_status: value } })),
  highlights: lines(customerFields.highlights, (highlights) => ({ customer: { highlights } })),
  tags: ({ cell, lookups }) => {
    const found = lookups.tags(showCell(cell))
    return found.ok ? { ok: true, tags: found.ids } : found
  },
  group: line(groupName, (name) => ({ customer: { group_name: name } })),
  owner: ({ cell, lookups }) => {
    const found = lookups.owner(showCell(cell))
    return found.ok ? { ok: true, customer: { owner_id: found.id } } : found
  },
  'contact.name': line(contactFields.name, (name) => ({ contact: { name } })),
  'contact.familyName': line(contactFields.name, (name) => ({ contact: { family_name: name } })),
  'contact.givenName': line(contactFields.name, (name) => ({ contact: { given_name: name } })),
  'contact.jobTitle': line(contactFields.jobTitle, (value) => ({ contact: { job_title: value } })),
  'contact.phones': takePhones,
  'contact.email': ({ cell }) => {
    const email = contactFields.email.safeParse(showCell(cell).trim())
    return email.success ? { ok: true, contact: { email: email.data } } : { ok: false, code: 'format.email' }
  },
  'contact.wechat': line(contactFields.wechat, (wechat) => ({ contact: { wechat } })),
  'contact.relation': choice('relation', (relation) => ({ contact: { relation } })),
  'contact.preferredChannels': takeChannels,
  'contact.goodHours': line(contactFields.goodHours, (value) => ({ contact: { good_hours: value } })),
  'contact.influence': choice('influence', (influence) => ({ contact: { influence } })),
  'contact.attitude': choice('attitude', (attitude) => ({ contact: { attitude } })),
  'contact.remark': lines(contactFields.remark, (remark) => ({ contact: { remark } })),
  'followUp.at': takeFollowUpAt,
  'followUp.author': ({ cell, lookups }) => {
    const found = lookups.author(showCell(cell))
    return found.ok ? { ok: true, followUp: { author: found.id } } : found
  },
  'followUp.method': choice('method', (method) => ({ followUp: { method } })),
  'followUp.content': lines(followUpFields.content, (content) => ({ followUp: { content } })),
  'followUp.feedback': choice('feedback', (feedback) => ({ followUp: { feedback } })),
  'followUp.feedbackDetail': lines(followUpFields.feedbackDetail, (value) => ({
    followUp: { feedbackDetail: value },
  })),
}

type Keep<Value> = (value: Value) => Omit<Extract<Taken, { ok: true }>, 'ok'>
type TextField = typeof customerFields.name | typeof customerFields.shortName | typeof followUpFields.content

function from<Value>(read: Parsed<Value, unknown>, keep: Keep<Value>): Taken {
  return read.ok ? { ok: true, ...keep(read.value) } : { ok: false, code: read.reason }
}

/** Text of one line: line breaks and runs of spaces inside a cell become one space. */
function line(field: TextField, keep: Keep<string>): Take {
  return ({ cell }) => text(field, showCell(cell).replace(/\s+/gu, ' '), keep)
}

function lines(field: TextField, keep: Keep<string>): Take {
  return ({ cell }) => text(field, showCell(cell), keep)
}

/** Limits are those of the forms. */
function text(field: TextField, value: string, keep: Keep<string>): Taken {
  const read = field.safeParse(value)
  if (read.success) return { ok: true, ...keep(read.data ?? '') }
  const [issue] = read.error.issues
  return issue?.code === 'too_big'
    ? { ok: false, code: 'text.long', data: { maximum: Number(issue.maximum) } }
    : { ok: false, code: 'invalid' }
}

function choice(field: ChoiceField, keep: Keep<string>): Take {
  return ({ cell }) => {
    const value = findChoice(field, showCell(cell))
    return value === null
      ? { ok: false, code: 'choice.unknown', data: { field } }
      : { ok: true, ...keep(value) }
  }
}

function day(keep: Keep<string>): Take {
  return ({ cell }) => from(takeDate(cell), ({ date }) => keep(date))
}

function money(keep: Keep<Range>): Take {
  return ({ cell, head }) => from(parseMoneyBelow(head, showCell(cell)), keep)
}

const headcount = ({ min, max }: Range) => ({ customer: { headcount_min: min, headcount_max: max } })
const revenue = ({ min, max }: Range) => ({ customer: { revenue_min: min, revenue_max: max } })

/** A region of China says its country too, but a street or a city abroad has a column of its own. */
function takeCountry({ cell, lookups }: Given): Taken {
  const place = lookups.region(showCell(cell))
  if (!place.ok || place.value.rest !== '') return { ok: false, code: 'country.unknown' }
  const { country, code } = place.value
  return { ok: true, customer: { country, ...(code !== null && { region_code: code }) } }
}

/** One figure: a range has no place. */
function takeAssets({ cell, head }: Given): Taken {
  const assets = parseMoneyBelow(head, showCell(cell))
  if (!assets.ok) return { ok: false, code: assets.reason }
  const { min, max } = assets.value
  if (min === null || min !== max) return { ok: false, code: 'assets.range' }
  return { ok: true, customer: { total_assets: min } }
}

function takeChannels({ cell }: Given): Taken {
  const words = showCell(cell)
    .split(/[、，,;；/\n]/u)
    .filter((word) => word.trim() !== '')
  const found = words.map((word) => findChoice('channel', word))
  const known = found.filter((value) => value !== null)
  if (known.length === 0 || known.length < found.length)
    return { ok: false, code: 'choice.unknown', data: { field: 'channel' } }
  return { ok: true, contact: { preferred_channels: [...new Set(known)] } }
}

/** "500-1000人，年营收5-10亿" fills two fields at once. Total assets are one figure, so a range of them has no place. */
function takeSize({ cell }: Given): Taken {
  const size = parseCompanySizeText(chineseBounds(showCell(cell)))
  if (!size.ok) return { ok: false, code: size.reason }
  const { headcount: people, revenue: money, assets } = size.value
  if (assets && assets.min !== assets.max) return { ok: false, code: 'assets.range' }
  return {
    ok: true,
    customer: {
      ...(people && headcount(people).customer),
      ...(money && revenue(money).customer),
      ...(assets && { total_assets: assets.min }),
    },
  }
}

function takeFollowUpAt({ cell, lookups }: Given): Taken {
  const at = takeMoment(cell)
  if (!at.ok) return { ok: false, code: at.reason }
  return at.value > lookups.now
    ? { ok: false, code: 'follow_up.to_come' }
    : { ok: true, followUp: { at: at.value } }
}

function takePhones({ cell }: Given): Taken {
  const { phones, rejected } = parsePhoneCell(showCell(cell))
  const [bad] = rejected
  if (bad) return { ok: false, code: bad.reason }
  if (phones.length === 0) return { ok: false, code: 'phone.not_a_number' }
  return { ok: true, phones }
}
