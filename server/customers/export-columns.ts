import type { ListColumn } from '../../contract/customer-columns.ts'
import type { FollowUpTarget, ImportTarget } from '../../contract/import-targets.ts'
import { maskMail } from '../../contract/values/mask.ts'
import { showHeadcount, showMoneyRange } from '../../contract/values/showRange.ts'
import { tagInGroup } from '../imports/find-tags.ts'
import { targetName } from '../imports/target-name.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { choiceName, sentence } from '../platform/sentences.ts'
import type { Viewer } from '../platform/visibility.ts'
import { countryName } from '../values/countries.ts'
import { showRegion } from '../values/regions.ts'
import { maskCode } from './fields.ts'
import { guardOf } from './guard-of.ts'
import { seesName, shownCustomerName } from './name.ts'
import { type ListRow, labelLineOfRow, listedName, listedPhone } from './row.ts'

export type ExportRow = ListRow & {
  short_name: string | null
  credit_code: string | null
  legal_nature: string | null
  business_type: string | null
  founded_on: string | null
  country: string
  address: string | null
  website: string | null
  main_business: string | null
  headcount_min: number | null
  headcount_max: number | null
  revenue_min: number | null
  revenue_max: number | null
  total_assets: number | null
  budget_min: number | null
  budget_max: number | null
  initial_need: string | null
  expected_start: string | null
  urgency: string | null
  pain_points: string | null
  preferences: string | null
  household: string | null
  source: string | null
  source_note: string | null
  cooperation_since: string | null
  highlights: string | null
  group_name: string | null
  name_norm: string
  protected_until: string | null
  contact_phones: { e164: string; extension: string | null }[]
  contact_email: string | null
  contact_wechat: string | null
  contact_relation: string | null
  contact_channels: string[] | null
  contact_good_hours: string | null
  contact_influence: string | null
  contact_attitude: string | null
  contact_remark: string | null
}

/** What an import takes in again, and what is the product's own to give. */
type Name =
  | Exclude<ImportTarget, 'size' | FollowUpTarget>
  | 'number'
  | 'labelLine'
  | 'doNotContact'
  | 'nextFollowUp'
  | 'lastFollowUpAt'
  | 'createdAt'
  | (typeof besides)[number]['name']

/** Names of tags that more than one group has. */
type Given = { viewer: Viewer; doubledTags: ReadonlySet<string> }
type Value = (row: ExportRow, given: Given) => string | null

type Column<Named> = { name: Named; width: number; value: Value }

const column = <const Named>(name: Named, width: number, value: Value): Column<Named> => ({
  name,
  width,
  value,
})

/** In the order of the import's template and in its words, so that an export can be imported again. */
const columns: Column<Name>[] = [
  column('number', 16, (row) => row.number),
  column('name', 32, (row, { viewer }) => shownCustomerName(viewer, row)),
  column(
    'type',
    8,
    choice('type', (row) => row.type),
  ),
  column('shortName', 12, (row) => row.short_name),
  column('creditCode', 22, (row, { viewer }) => listedCode(viewer, row.credit_code)),
  column(
    'legalNature',
    10,
    choice('legalNature', (row) => row.legal_nature),
  ),
  column(
    'businessType',
    10,
    choice('businessType', (row) => row.business_type),
  ),
  column('industry', 20, (row) => row.industry_name),
  column('foundedOn', 12, (row) => row.founded_on),
  column('country', 12, (row, { viewer }) => countryName(viewer.language, row.country)),
  column('region', 20, (row) => row.region_code && (showRegion(row.region_code)?.text ?? row.region_code)),
  column('address', 32, (row) => row.address),
  column('website', 20, (row) => row.website),
  column('mainBusiness', 24, (row) => row.main_business),
  column('headcount', 14, (row, { viewer }) =>
    range(row.headcount_min, row.headcount_max, (people) => showHeadcount(people, viewer.language)),
  ),
  column('annualRevenue', 18, money('revenue')),
  column('totalAssets', 18, (row, { viewer }) =>
    range(row.total_assets, row.total_assets, (fen) => showMoneyRange(fen, viewer.language)),
  ),
  column('initialNeed', 32, (row) => row.initial_need),
  column('budget', 18, money('budget')),
  column('expectedStart', 12, (row) => row.expected_start),
  column(
    'urgency',
    8,
    choice('urgency', (row) => row.urgency),
  ),
  column('painPoints', 24, (row) => row.pain_points),
  column('preferences', 24, (row) => row.preferences),
  column('household', 24, (row) => row.household),
  column(
    'source',
    12,
    choice('source', (row) => row.source),
  ),
  column('sourceNote', 24, (row) => row.source_note),
  column('cooperationSince', 12, (row) => row.cooperation_since),
  column(
    'stage',
    8,
    choice('stage', (row) => row.stage),
  ),
  column(
    'relationStatus',
    12,
    choice('relationStatus', (row) => row.relation_status),
  ),
  column('highlights', 24, (row) => row.highlights),
  column('tags', 24, ({ tags }, { doubledTags }) =>
    listed(tags.map(({ name, group }) => (doubledTags.has(name) ? tagInGroup(group.name, name) : name))),
  ),
  column('labelLine', 28, (row, { viewer }) => labelLineOfRow(viewer, row)),
  column('group', 20, (row) => row.group_name),
  column('owner', 10, (row) => row.owner_name),
  column('contact.name', 12, (row, { viewer }) => row.contact_name && listedName(viewer, row.contact_name)),
  column('contact.jobTitle', 14, (row) => row.contact_job_title),
  column('contact.phones', 24, (row, { viewer }) =>
    listed(row.contact_phones.flatMap((phone) => listedPhone(viewer, phone.e164, phone.extension) ?? [])),
  ),
  column('contact.email', 24, (row, { viewer }) =>
    isClear(levelOf(viewer, 'contact.email'))
      ? row.contact_email
      : row.contact_email && maskMail(row.contact_email),
  ),
  column('contact.wechat', 16, (row) => row.contact_wechat),
  column(
    'contact.relation',
    12,
    choice('relation', (row) => row.contact_relation),
  ),
  column('contact.preferredChannels', 14, (row, { viewer }) =>
    listed((row.contact_channels ?? []).map((channel) => choiceName(viewer.language, 'channel', channel))),
  ),
  column('contact.goodHours', 16, (row) => row.contact_good_hours),
  column(
    'contact.influence',
    10,
    choice('influence', (row) => row.contact_influence),
  ),
  column(
    'contact.attitude',
    10,
    choice('attitude', (row) => row.contact_attitude),
  ),
  column('contact.remark', 24, (row) => row.contact_remark),
  column('doNotContact', 14, (row, { viewer }) =>
    listed((row.contact_barred ?? []).map((way) => choiceName(viewer.language, 'barredChannel', way))),
  ),
  column('nextFollowUp', 12, (row) => row.next_on),
  column('lastFollowUpAt', 12, (row) => row.last_on),
  column('createdAt', 12, (row) => row.created_at.slice(0, 10)),
]

/** What the list can show, and an import has no use for. */
const besides = [
  column('departmentId', 14, (row) => row.department_name),
  column('contactCount', 8, (row) => String(row.contact_count)),
  column('updatedAt', 12, (row) => row.updated_at.slice(0, 10)),
  column('protectedUntil', 12, (row) => row.protected_until),
  column('nameNorm', 28, (row, { viewer }) => (seesName(viewer, row) ? row.name_norm : null)),
]

function choice(group: Parameters<typeof choiceName>[1], of: (row: ExportRow) => string | null): Value {
  return (row, { viewer }) => {
    const value = of(row)
    return value && choiceName(viewer.language, group, value)
  }
}

function money(field: 'revenue' | 'budget'): Value {
  return (row, { viewer }) =>
    range(row[`${field}_min`], row[`${field}_max`], (fen) => showMoneyRange(fen, viewer.language))
}

type Bounds = { min: number | null; max: number | null }
const range = (min: number | null, max: number | null, show: (range: Bounds) => string) =>
  min === null && max === null ? null : show({ min, max })

const listed = (parts: readonly string[]) => parts.join('、') || null

const listedCode = (viewer: Viewer, code: string | null) =>
  isClear(levelOf(viewer, 'customer.creditCode')) ? code : maskCode(code)

/** What the list calls a column, where an import calls it otherwise. */
const listName: Partial<Record<Name, ListColumn>> = {
  industry: 'industryId',
  region: 'regionCode',
  owner: 'ownerId',
  group: 'groupId',
  nextFollowUp: 'nextFollowUpAt',
}

/** Of a masked value these columns still show a part. What is left of a WeChat name would pass for one. */
const shownInPart: readonly Name[] = ['contact.name', 'contact.phones', 'contact.email', 'creditCode']

const own = ['number', 'labelLine', 'doNotContact', 'nextFollowUp', 'lastFollowUpAt', 'createdAt'] as const
const isOwn = (name: Name): name is Exclude<Name, ImportTarget> =>
  [...own, ...besides.map((one) => one.name)].some((one) => one === name)

export type ExportColumn = {
  /** As the list calls it. */
  key: string
  head: string
  width: number
  ofContact: boolean
  value: (row: ExportRow) => string | null
}

/** What an import takes in again; a column of which the viewer would see nothing is left out. */
export const exportColumns = (given: Given): ExportColumn[] => shownOf(given, columns)

/** The same, and what only the list shows. */
export const listedExportColumns = (given: Given): ExportColumn[] => shownOf(given, [...columns, ...besides])

export const keyOf = (name: Name): string => listName[name] ?? name

const shownOf = (given: Given, some: readonly Column<Name>[]): ExportColumn[] =>
  some
    .filter(({ name }) => {
      const level = levelOf(given.viewer, guardOf(keyOf(name)))
      return isClear(level) || name === 'contact.name' || (level === 'masked' && shownInPart.includes(name))
    })
    .map(({ name, width, value }) => ({
      key: keyOf(name),
      head: headOf(given.viewer, name),
      width,
      ofContact: name.startsWith('contact.'),
      value: (row) => value(row, given),
    }))

const headOf = ({ language }: Viewer, name: Name) =>
  isOwn(name) ? sentence(language, `fields.customer.${name}`) : targetName(language, name)
