import { z } from 'zod'
import { id, idParams, nothing, text } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Colours that hold against light and dark pages and are told apart in grey by the name beside them. */
export const tagColours = ['blue', 'teal', 'green', 'olive', 'amber', 'red', 'purple', 'grey'] as const
export type TagColour = (typeof tagColours)[number]
export const tagTargets = ['customer', 'contact', 'both'] as const

/** Without braces: the label line and sentences put names between them. */
const name = text(50).regex(/^[^{}]*$/, 'tag.braces')

const groupFields = {
  name,
  colour: z.enum(tagColours),
  meaning: z.string().trim().max(500),
  /** At most one tag of the group stands on a record; a new one replaces it. */
  exclusive: z.boolean(),
  appliesTo: z.enum(tagTargets),
  /** A retired group stays on records and isn't offered any more. */
  active: z.boolean(),
}
const tag = z.object({ id, name: z.string(), active: z.boolean() })
export const tagGroup = z.object({ id, ...groupFields, name: z.string(), tags: z.array(tag) })
export type TagGroup = z.infer<typeof tagGroup>

/** A tag as it stands on a record. */
export const tagOn = z.object({
  id,
  name: z.string(),
  group: z.object({ id, name: z.string(), colour: z.enum(tagColours) }),
})
export type TagOn = z.infer<typeof tagOn>

export const listTags = endpoint({
  method: 'GET',
  path: '/tag-groups',
  tag: 'tags',
  summary: 'All tag groups and their tags, retired ones marked',
  access: 'person',
  result: z.object({ rows: z.array(tagGroup), can: z.object({ manage: z.boolean() }) }),
})

export const createTagGroup = endpoint({
  method: 'POST',
  path: '/tag-groups',
  tag: 'tags',
  summary: 'Add a tag group',
  access: 'settings.manage',
  body: z.object(groupFields).partial().required({ name: true, colour: true }),
  result: z.object({ id }),
  errors: ['tag.group_name_taken'],
})

export const updateTagGroup = endpoint({
  method: 'PATCH',
  path: '/tag-groups/:id',
  tag: 'tags',
  summary: 'Change or retire a tag group; the label line follows a new name',
  access: 'settings.manage',
  params: idParams,
  body: z.object(groupFields).partial(),
  result: nothing,
  errors: ['tag.group_name_taken', 'tag.several_held'],
})

const order = z.object({ ids: z.array(id).min(1).max(1_000) })

export const orderTagGroups = endpoint({
  method: 'PUT',
  path: '/tag-groups/order',
  tag: 'tags',
  summary: 'Put the tag groups into this order; those left out come last',
  access: 'settings.manage',
  body: order,
  result: nothing,
})

export const createTag = endpoint({
  method: 'POST',
  path: '/tag-groups/:id/tags',
  tag: 'tags',
  summary: 'Add a tag to a group',
  access: 'settings.manage',
  params: idParams,
  body: z.object({ name }),
  result: z.object({ id }),
  errors: ['tag.name_taken'],
})

export const updateTag = endpoint({
  method: 'PATCH',
  path: '/tags/:id',
  tag: 'tags',
  summary: 'Rename or retire a tag; records keep it',
  access: 'settings.manage',
  params: idParams,
  body: z.object({ name, active: z.boolean() }).partial(),
  result: nothing,
  errors: ['tag.name_taken'],
})

export const orderTags = endpoint({
  method: 'PUT',
  path: '/tag-groups/:id/order',
  tag: 'tags',
  summary: 'Put the tags of a group into this order; those left out come last',
  access: 'settings.manage',
  params: idParams,
  body: order,
  result: nothing,
})

const tagIds = z.array(id).max(50)
const tagChanges = z.object({ add: tagIds.default([]), remove: tagIds.default([]) })
export type TagChanges = z.output<typeof tagChanges>

export const tagCustomer = endpoint({
  method: 'POST',
  path: '/customers/:id/tags',
  tag: 'tags',
  summary: 'Add and remove tags of a customer; a tag of an exclusive group replaces the one there',
  access: 'customer.edit',
  params: idParams,
  body: tagChanges,
  result: z.object({ tags: z.array(tagOn) }),
})

export const tagContact = endpoint({
  method: 'POST',
  path: '/contacts/:id/tags',
  tag: 'tags',
  summary: 'Add and remove tags of a contact',
  access: 'contact.edit',
  params: idParams,
  body: tagChanges,
  result: z.object({ tags: z.array(tagOn) }),
})

export const tagCustomers = endpoint({
  method: 'POST',
  path: '/customers/tags',
  tag: 'tags',
  summary: 'Add and remove tags of many customers at once; each answers for itself',
  access: 'customer.edit',
  body: tagChanges.extend({ ids: z.array(id).min(1).max(1_000) }),
  result: z.object({
    rows: z.array(
      z.object({
        id,
        outcome: z.enum(['changed', 'unchanged', 'refused']),
        /** Why it was refused: what one doesn't see, or sees and may not edit. */
        reason: z.enum(['record.not_found', 'permission.denied']).nullable(),
      }),
    ),
  }),
})

const pattern = z.object({ pattern: z.string().trim().min(1).max(200) })

export const readLabelLine = endpoint({
  method: 'GET',
  path: '/label-line',
  tag: 'tags',
  summary: 'The pattern of the label line',
  access: 'settings.manage',
  result: pattern,
})

export const updateLabelLine = endpoint({
  method: 'PUT',
  path: '/label-line',
  tag: 'tags',
  summary: 'Set the pattern of the label line: {industry} {stage} {relationStatus} {region} {tag:group}',
  access: 'settings.manage',
  body: pattern,
  result: nothing,
})

export const previewLabelLine = endpoint({
  method: 'POST',
  path: '/label-line/preview',
  tag: 'tags',
  summary: 'What a pattern makes of customers that the caller sees, those with tags first',
  access: 'settings.manage',
  body: pattern,
  result: z.object({ rows: z.array(z.object({ id, name: z.string(), line: z.string().nullable() })) }),
})
