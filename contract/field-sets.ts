import { z } from 'zod'
import { id, idParams, nothing, text, version } from './common.ts'
import { contactFields } from './contacts.ts'
import { businessTypes, customerFields } from './customer-fields.ts'
import { endpoint } from './endpoint.ts'

/** Always known, or told by something else than asking for it. */
const notAsked = ['type', 'country', 'stage', 'sourceNote', 'ownerId', 'isPrimary', 'leftOn', 'reportsToId']
const askable = (object: 'customer' | 'contact', fields: object) =>
  Object.keys(fields)
    .filter((field) => !notAsked.includes(field))
    .map((field) => `${object}.${field}`)

/** The built-in fields that a set can ask for; custom ones besides, as `customer.custom.cf_1a`. */
export const askableFields: readonly string[] = [
  ...askable('customer', customerFields),
  ...askable('contact', contactFields),
]

/** What every entry of such a source must have, whatever its set asks for. */
export const sourceNoteField = 'customer.sourceNote'

const setField = z.object({ field: z.string().max(100), required: z.boolean() })
export type SetField = z.infer<typeof setField>

/** `entry` sets say what every customer of a business type is asked for; the others stand beside them, one per purpose. */
export const setUses = ['entry', 'purpose'] as const

const setFields = {
  name: text(50),
  purpose: z.string().trim().max(200),
  fields: z.array(setField).min(1).max(100),
  active: z.boolean(),
}
const fieldSet = z.object({ id, use: z.enum(setUses), ...setFields, name: z.string(), version })
export type FieldSet = z.infer<typeof fieldSet>

const ofBusinessTypes = Object.fromEntries(businessTypes.map((type) => [type, id.nullable()])) as Record<
  (typeof businessTypes)[number],
  z.ZodNullable<typeof id>
>

/** Which entry set applies to customers of a business type; null and all others follow `other`. */
const entrySets = z.object({ other: id, ...ofBusinessTypes })
export type EntrySets = z.infer<typeof entrySets>

export const listFieldSets = endpoint({
  method: 'GET',
  path: '/field-sets',
  tag: 'field sets',
  summary: 'Field sets by purpose, and which one entries are asked for',
  access: 'settings.manage',
  result: z.object({ rows: z.array(fieldSet), entry: entrySets }),
})

export const createFieldSet = endpoint({
  method: 'POST',
  path: '/field-sets',
  tag: 'field sets',
  summary: 'Add a field set',
  access: 'settings.manage',
  body: z.object({ use: z.enum(setUses), ...setFields }).partial({ purpose: true, active: true }),
  result: z.object({ id, version }),
  errors: ['field_set.name_taken'],
})

export const updateFieldSet = endpoint({
  method: 'PATCH',
  path: '/field-sets/:id',
  tag: 'field sets',
  summary: 'Change or retire a field set',
  access: 'settings.manage',
  params: idParams,
  body: z.object({ version, changes: z.strictObject(setFields).partial() }),
  result: z.object({ version }),
  errors: ['record.changed', 'field_set.name_taken', 'field_set.applies'],
})

export const deleteFieldSet = endpoint({
  method: 'DELETE',
  path: '/field-sets/:id',
  tag: 'field sets',
  summary: 'Remove a field set; values of records stay',
  access: 'settings.manage',
  params: idParams,
  result: nothing,
  errors: ['field_set.applies'],
})

export const chooseEntrySets = endpoint({
  method: 'PUT',
  path: '/field-sets/entry',
  tag: 'field sets',
  summary: 'Say which entry set applies to customers of a business type',
  access: 'settings.manage',
  body: entrySets,
  result: nothing,
})

/** Custom fields bring their label. */
export const labelledField = setField.extend({ label: z.string().nullable() })
/** `vague` is a required need of which one can't tell what for (contract/values/vagueNeed.ts). */
export const missingField = labelledField.extend({ why: z.enum(['empty', 'vague']) })
export type MissingField = z.infer<typeof missingField>

/** How much of a set a record has. Fields that its kind of customer isn't asked for, and those hidden from the caller, don't count. */
const completeness = z.object({
  id,
  use: z.enum(setUses),
  name: z.string(),
  purpose: z.string(),
  total: z.int(),
  filled: z.int(),
  /** 100 only when nothing is missing, 0 only when everything is. */
  percent: z.int(),
  /** Required ones first. */
  missing: z.array(missingField),
})
export type Completeness = z.infer<typeof completeness>

export const readCompleteness = endpoint({
  method: 'GET',
  path: '/customers/:id/completeness',
  tag: 'field sets',
  summary: 'How complete a customer is: for entry, and for each purpose',
  access: 'customer.view',
  params: idParams,
  result: z.object({ rows: z.array(completeness) }),
})

export const readEntryFields = endpoint({
  method: 'GET',
  path: '/entry-fields',
  tag: 'field sets',
  summary:
    'The fields that customers of a business type, or of none, are asked for at submission; without those hidden from the caller',
  access: 'person',
  query: z.object({ businessType: z.enum(businessTypes).optional() }),
  result: z.object({
    fields: z.array(z.string()),
    /** Whether new customers are handed in for review before they are numbered. */
    isReviewed: z.boolean(),
  }),
})
