import type { CustomField } from '../../contract/custom-fields.ts'
import {
  type CustomTarget,
  type ImportTarget,
  isCustomTarget,
  type MappingTarget,
} from '../../contract/import-targets.ts'
import type { Language } from '../../contract/session.ts'
import { showCustom } from '../../contract/values/customText.ts'
import { showMoney } from '../../contract/values/money.ts'
import { showPhone } from '../../contract/values/phone.ts'
import { showHeadcount, showMoneyRange } from '../../contract/values/showRange.ts'
import { choiceName } from '../platform/sentences.ts'
import { countryName } from '../values/countries.ts'
import { showRegion } from '../values/regions.ts'
import type { ParsedRow } from './check-row.ts'
import type { ChoiceField } from './choices.ts'
import type { Columns } from './take-cell.ts'
import { targetColumns } from './target-columns.ts'

/** Names of industries, colleagues and tags by id. */
export type Names = {
  industries: ReadonlyMap<number, string>
  people: ReadonlyMap<number, string>
  tags: ReadonlyMap<number, string>
  custom: ReadonlyMap<CustomTarget, CustomField>
}

/** What is kept of a column, in words; null where nothing is. */
export function showTaken(
  target: MappingTarget,
  parsed: ParsedRow,
  language: Language,
  { industries, people, tags, custom }: Names,
): string | null {
  const { customer, contact, phones } = parsed
  if (isCustomTarget(target)) return customText(custom.get(target), parsed, language)
  switch (target) {
    case 'type':
    case 'legalNature':
    case 'businessType':
    case 'urgency':
    case 'source':
    case 'stage':
    case 'relationStatus':
      return choiceText(language, target, inOneColumn(customer, target))
    case 'contact.relation':
      return choiceText(language, 'relation', contact?.relation)
    case 'contact.influence':
      return choiceText(language, 'influence', contact?.influence)
    case 'contact.attitude':
      return choiceText(language, 'attitude', contact?.attitude)
    case 'contact.preferredChannels':
      return channelsText(language, contact?.preferred_channels)
    case 'tags':
      return joined(language, parsed.tags?.map((id) => tags.get(id) ?? '') ?? [])
    case 'totalAssets':
      return assetsText(language, customer)
    case 'country':
      return countryText(language, customer)
    case 'industry':
      return industries.get(Number(customer.industry_id)) ?? null
    case 'owner':
      return people.get(Number(customer.owner_id)) ?? null
    case 'region':
      return regionText(language, customer)
    case 'headcount':
      return headcountText(language, customer)
    case 'annualRevenue':
      return moneyText(language, customer, 'revenue')
    case 'budget':
      return moneyText(language, customer, 'budget')
    case 'size':
      return sizeText(language, customer)
    case 'followUp.author':
      return people.get(Number(parsed.followUp?.author)) ?? null
    case 'followUp.method':
    case 'followUp.feedback': {
      const field = target === 'followUp.method' ? 'method' : 'feedback'
      return choiceText(language, field, parsed.followUp?.[field])
    }
    case 'followUp.at':
      return parsed.followUp?.at.replace('T', ' ') ?? null
    case 'followUp.content':
      return parsed.followUp?.content ?? null
    case 'followUp.feedbackDetail':
      return parsed.followUp?.feedbackDetail ?? null
    case 'contact.phones':
      return joined(
        language,
        phones.map((phone) => showPhone(phone, language)),
      )
    default:
      return plain(inOneColumn(target.startsWith('contact.') ? contact : customer, target))
  }
}

function customText(field: CustomField | undefined, parsed: ParsedRow, language: Language): string | null {
  if (!field) return null
  const values = field.object === 'customer' ? parsed.custom : parsed.contactCustom
  return showCustom(field, values?.[field.key], language) || null
}

const inOneColumn = (columns: Columns | null, target: ImportTarget) =>
  columns?.[targetColumns[target][0] ?? '']

const plain = (value: Columns[string] | undefined) =>
  value === undefined || value === null ? null : String(value)

const choiceText = (language: Language, field: ChoiceField, value: Columns[string] | undefined) =>
  typeof value === 'string' ? choiceName(language, field, value) : null

function regionText(language: Language, { country, region_code: code }: Columns): string | null {
  if (typeof code === 'string') return showRegion(code)?.text ?? code
  return countryText(language, { country: country ?? null })
}

const countryText = (language: Language, { country }: Columns) =>
  typeof country === 'string' ? countryName(language, country) : null

const channelsText = (language: Language, channels: Columns[string] | undefined) =>
  Array.isArray(channels)
    ? joined(
        language,
        channels.map((channel) => choiceName(language, 'channel', channel)),
      )
    : null

const assetsText = (language: Language, { total_assets: assets }: Columns) =>
  typeof assets === 'number' ? showMoney(assets, language) : null

function headcountText(language: Language, customer: Columns): string | null {
  return showHeadcount(rangeOf(customer, 'headcount'), language) || null
}

function moneyText(language: Language, customer: Columns, field: 'revenue' | 'budget'): string | null {
  return showMoneyRange(rangeOf(customer, field), language) || null
}

function sizeText(language: Language, customer: Columns): string | null {
  const parts = [
    headcountText(language, customer),
    moneyText(language, customer, 'revenue'),
    assetsText(language, customer),
  ]
  return joined(
    language,
    parts.filter((part) => part !== null),
  )
}

const rangeOf = (customer: Columns, field: 'headcount' | 'revenue' | 'budget') => ({
  min: bound(customer[`${field}_min`]),
  max: bound(customer[`${field}_max`]),
})
const bound = (value: Columns[string] | undefined) => (typeof value === 'number' ? value : null)

const joined = (language: Language, parts: string[]) =>
  parts.length === 0 ? null : parts.join(language === 'en' ? ', ' : '、')
