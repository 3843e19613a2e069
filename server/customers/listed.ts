import type { RawBuilder } from 'kysely'
import type { ListColumn } from '../../contract/customer-columns.ts'
import { maskMail } from '../../contract/values/mask.ts'
import { sql } from '../platform/database.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'
import { protectedUntil } from '../registrations/standing.ts'
import { columnIn, type RangeField, rangeIn } from './columns.ts'
import { maskCode } from './fields.ts'
import { guardOf } from './guard-of.ts'
import { isNamedTo } from './name.ts'

const ofContact = (column: string) => sql.ref(`p.${column}`)
const bounds = (field: RangeField) => {
  const { from, upTo } = rangeIn(field)
  return sql`case when ${from} is null and ${upTo} is null then null else jsonb_build_object('min', ${from}, 'max', ${upTo}) end`
}

/** Of the customer these are given as they are kept. */
const asKept = [
  'shortName',
  'creditCode',
  'legalNature',
  'businessType',
  'relationStatus',
  'urgency',
  'source',
  'country',
  'foundedOn',
  'expectedStart',
  'cooperationSince',
  'totalAssets',
  'address',
  'website',
  'mainBusiness',
  'initialNeed',
  'painPoints',
  'preferences',
  'household',
  'sourceNote',
  'highlights',
] as const

/** What a row of the list brings along where a column asks for it: of customer `c` and its primary contact `p`. */
const values: Partial<Record<ListColumn, RawBuilder<unknown>>> = {
  ...Object.fromEntries(asKept.map((field) => [field, columnIn(field)])),
  groupId: sql`(select jsonb_build_object('id', g.id, 'name', g.name) from company_group g where g.id = c.group_id)`,
  protectedUntil: protectedUntil(sql`c.id`),
  headcount: bounds('headcount'),
  annualRevenue: bounds('annualRevenue'),
  budget: bounds('budget'),
  'contact.email': ofContact('email'),
  'contact.wechat': ofContact('wechat'),
  'contact.relation': ofContact('relation'),
  'contact.preferredChannels': sql`to_jsonb(${ofContact('preferred_channels')})`,
  'contact.goodHours': ofContact('good_hours'),
  'contact.influence': ofContact('influence'),
  'contact.attitude': ofContact('attitude'),
  'contact.remark': ofContact('remark'),
}

const comparedName = (viewer: Viewer) => sql`case when ${isNamedTo(viewer)} then c.name_norm end`

/** Of a masked value these still show a part, as on the record. */
const masks: Partial<Record<ListColumn, (text: string) => string | null>> = {
  creditCode: maskCode,
  'contact.email': maskMail,
}

/** The asked columns as one value of a row, `listed`; null where none is asked. What isn't seen isn't read either. */
export function listedColumns(viewer: Viewer, asked: readonly string[]): RawBuilder<unknown> {
  const pairs = asked.flatMap((column) => {
    const value = column === 'nameNorm' ? comparedName(viewer) : values[column as ListColumn]
    const level = levelOf(viewer, guardOf(column))
    const isSeen = isClear(level) || (level === 'masked' && column in masks)
    return value && isSeen ? [sql`${column}::text, ${value}`] : []
  })
  return pairs.length === 0
    ? sql`null::jsonb as listed`
    : sql`jsonb_build_object(${sql.join(pairs)}) as listed`
}

/** Empty ones are left out. */
export function listedValues(
  viewer: Viewer,
  listed: Record<string, unknown> | null,
): Record<string, unknown> {
  const shown = Object.entries(listed ?? {}).map(([column, value]) => {
    const mask = masks[column as ListColumn]
    const isMasked = mask && !isClear(levelOf(viewer, guardOf(column)))
    return [column, isMasked ? value && mask(String(value)) : value]
  })
  return Object.fromEntries(shown.filter(([, value]) => value !== null))
}
