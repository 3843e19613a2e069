import { z } from 'zod'
import { id, idParams, nothing, text, version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { tagColours } from './tags.ts'

export const customObjects = ['customer', 'contact'] as const
export type CustomObject = (typeof customObjects)[number]

export const customKinds = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'single',
  'multi',
  'boolean',
  'link',
] as const
export type CustomKind = (typeof customKinds)[number]

/** So many of an object, retired ones included: a form with more is filled in by nobody. */
export const mostCustomFields = 100
export const mostOptions = 100

export const customKey = z.string().regex(/^cf_[0-9a-z]{1,20}$/)

/**
 * What lists call a field, in their `custom` filter and among their columns: one of a contact says that it is, so that a
 * list needs no definitions (docs/decisions/0019).
 */
export const customListKey = z.string().regex(/^(contact\.)?cf_[0-9a-z]{1,20}$/)
export const listKeyOf = ({ object, key }: { object: CustomObject; key: string }): string =>
  object === 'customer' ? key : `contact.${key}`

/** By the field's kind: text, number (money in fen), `2024-06-20`, the key of an option or several, yes or no; null clears. */
const customValue = z.union([
  z.string().max(5_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(40)).max(mostOptions),
  z.null(),
])

/** Values of custom fields by key, as a draft or a change gives them. Keys that aren't given stay as they are. */
export const customValues = z
  .record(customKey, customValue)
  .describe(
    'Custom fields by key (see GET /custom-fields): text, number (money in fen), day, option key or keys, true or false; null clears. Keys that are left out stay as they are.',
  )
/** The same as an answer gives them: those without a value are left out, as are those that the caller doesn't see. */
export const shownCustomValues = z
  .record(z.string(), z.unknown())
  .describe('Custom fields by key, those with a value that the caller sees')

export type CustomValue = z.output<typeof customValue>
export type CustomValues = Record<string, CustomValue>

const option = z.object({
  /** Kept by records; given by the server to a new option. */
  key: z.string().max(40),
  label: text(50),
  colour: z.enum(tagColours).nullable(),
  /** Stays on records and isn't offered any more. */
  retired: z.boolean(),
})
export type CustomOption = z.infer<typeof option>

const definition = {
  label: text(50),
  kind: z.enum(customKinds),
  /** Of a number: 台, %, 平方米. */
  unit: text(20).nullable(),
  /** Of a number: places behind the point. */
  decimals: z.int().min(0).max(6),
  help: text(200).nullable(),
  /** A retired field keeps its values and isn't asked for any more. */
  active: z.boolean(),
}
const givenOption = option.partial({ key: true, colour: true, retired: true })

export const customField = z.object({
  id,
  object: z.enum(customObjects),
  /** Never changed and never used again: names the field in records, history and roles. */
  key: z.string(),
  ...definition,
  label: z.string(),
  unit: z.string().nullable(),
  help: z.string().nullable(),
  options: z.array(option),
  version,
})
export type CustomField = z.infer<typeof customField>

export const listCustomFields = endpoint({
  method: 'GET',
  path: '/custom-fields',
  tag: 'custom fields',
  summary:
    'Custom fields of customers and contacts in their order, retired ones marked; without those hidden from the caller',
  access: 'person',
  result: z.object({ rows: z.array(customField), can: z.object({ manage: z.boolean() }) }),
})

export const createCustomField = endpoint({
  method: 'POST',
  path: '/custom-fields',
  tag: 'custom fields',
  summary: 'Add a custom field',
  access: 'settings.manage',
  body: z
    .object({ object: z.enum(customObjects), ...definition, options: z.array(givenOption).max(mostOptions) })
    .partial({ unit: true, decimals: true, help: true, active: true, options: true }),
  result: z.object({ id, key: z.string(), version }),
  errors: ['custom_field.label_taken', 'custom_field.too_many'],
})

export const updateCustomField = endpoint({
  method: 'PATCH',
  path: '/custom-fields/:id',
  tag: 'custom fields',
  summary: 'Change or retire a custom field; its kind only while no record has a value',
  access: 'settings.manage',
  params: idParams,
  body: z.object({
    version,
    changes: z.strictObject({ ...definition, options: z.array(givenOption).max(mostOptions) }).partial(),
  }),
  result: z.object({ version }),
  errors: [
    'record.changed',
    'custom_field.label_taken',
    'custom_field.kind_fixed',
    'custom_field.option_in_use',
  ],
})

export const orderCustomFields = endpoint({
  method: 'PUT',
  path: '/custom-fields/order',
  tag: 'custom fields',
  summary: 'Put the custom fields of an object into this order; those left out come last',
  access: 'settings.manage',
  body: z.object({ object: z.enum(customObjects), ids: z.array(id).min(1).max(mostCustomFields) }),
  result: nothing,
})

export const deleteCustomField = endpoint({
  method: 'DELETE',
  path: '/custom-fields/:id',
  tag: 'custom fields',
  summary: 'Remove a custom field that no record has a value of',
  access: 'settings.manage',
  params: idParams,
  result: nothing,
  errors: ['custom_field.in_use'],
})
