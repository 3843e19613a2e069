import {
  askableFields,
  type Completeness,
  type MissingField,
  type SetField,
  sourceNoteField,
} from '../../contract/field-sets.ts'
import { isAsked } from '../../contract/values/isAsked.ts'

type Asked = {
  customer: { type: string; country: string; source?: string | null }
  /** Whether the viewer knows of this field at all. */
  sees: (field: string) => boolean
  isFilled: (field: string) => boolean
  /** Of a field that is filled, but tells nothing. */
  isVague: (field: string) => boolean
}

type Missing = Omit<MissingField, 'label'>

/** How much of a set a record has; required fields that are missing come first. Pure. */
export function completenessOf(
  fields: readonly SetField[],
  { customer, sees, isFilled, isVague }: Asked,
): Pick<Completeness, 'total' | 'filled' | 'percent'> & { missing: Missing[] } {
  const asked = fields.filter(({ field }) => sees(field) && isAskedOf(customer, field))
  const missing = asked.flatMap((one): Missing[] => {
    if (!isFilled(one.field)) return [{ ...one, why: 'empty' }]
    return one.required && isVague(one.field) ? [{ ...one, why: 'vague' }] : []
  })
  const filled = asked.length - missing.length
  return {
    total: asked.length,
    filled,
    percent: percentOf(filled, asked.length),
    missing: missing.sort((one, other) => Number(other.required) - Number(one.required)),
  }
}

const isAskedOf = (customer: Asked['customer'], field: string) =>
  !/^customer\.\w+$/.test(field) || isAsked(field.slice('customer.'.length), customer)

/** A set has 100 fields at most, so nothing short of whole rounds to 100. */
const percentOf = (filled: number, total: number) => (total === 0 ? 100 : Math.round((filled / total) * 100))

/** Why fields can't stand in a set; the first reason found. @param custom as `customer.custom.cf_1a`, those in use */
export function fieldsProblem(
  fields: readonly SetField[],
  custom: ReadonlySet<string>,
): { index: number; code: 'field_set.field_twice' | 'field_set.field_unknown' } | null {
  const seen = new Set<string>()
  for (const [index, { field }] of fields.entries()) {
    if (!askableFields.includes(field) && !custom.has(field))
      return { index, code: 'field_set.field_unknown' }
    if (seen.has(field)) return { index, code: 'field_set.field_twice' }
    seen.add(field)
  }
  return null
}

/** A field that can be asked for at all: a built-in one, or what is named like a custom one. */
export const isAskable = (field: string): boolean =>
  askableFields.includes(field) ||
  field === sourceNoteField ||
  /^(customer|contact)[.]custom[.]cf_[a-z0-9]+$/.test(field)
