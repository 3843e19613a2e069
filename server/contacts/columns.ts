import type { ContactChanges } from '../../contract/contacts.ts'
import { normaliseCompanyName } from '../values/name.ts'
import { pinyinOf } from '../values/pinyin.ts'

export type Columns = Record<string, string | number | boolean | string[] | null>

const columnOf = {
  name: 'name',
  jobTitle: 'job_title',
  email: 'email',
  wechat: 'wechat',
  relation: 'relation',
  preferredChannels: 'preferred_channels',
  goodHours: 'good_hours',
  influence: 'influence',
  attitude: 'attitude',
  reportsToId: 'reports_to_id',
  isPrimary: 'is_primary',
  leftOn: 'left_on',
  remark: 'remark',
} as const

/** All that an edit can change, with what search keeps of the name. */
export const contactColumns: readonly string[] = [
  ...Object.values(columnOf),
  'name_norm',
  'name_pinyin',
  'name_initials',
]

export function columnsOf(fields: ContactChanges): Columns {
  const columns: Columns = {}
  for (const [field, column] of Object.entries(columnOf)) {
    const value = fields[field as keyof typeof columnOf]
    if (value !== undefined) columns[column] = value
  }
  return fields.name === undefined ? columns : { ...columns, ...personNameColumns(fields.name) }
}

/** The other way round: the fields that columns are kept for. */
export function fieldsOf(columns: Readonly<Record<string, unknown>>): ContactChanges {
  const fields: Record<string, unknown> = {}
  for (const [field, column] of Object.entries(columnOf))
    if (columns[column] !== undefined) fields[field] = columns[column]
  return fields
}

export function personNameColumns(name: string) {
  const { full, initials } = pinyinOf(name, 'person')
  return { name_norm: normaliseCompanyName(name), name_pinyin: full, name_initials: initials }
}
