import { z } from 'zod'
import { day, id, idParams, instant, nothing, pageQuery, person, text } from './common.ts'
import { endpoint } from './endpoint.ts'

/*
 * 个人信息权利请求 (PIPL articles 44–50): a person asks for a copy, a correction, an erasure, or takes a consent back. Who
 * handles them holds `privacy.manage`.
 */

export const requestKinds = ['copy', 'correct', 'erase', 'withdraw'] as const
export type RequestKind = (typeof requestKinds)[number]
export const requestChannels = ['phone', 'email', 'wechat', 'letter', 'visit', 'other'] as const
export const requestOutcomes = ['done', 'refused', 'withdrawn'] as const
/** On what a request is refused: PIPL articles 47, 45 with 18 and 35, 50; or who asks can't be told to be the person. */
export const refusalGrounds = [
  'retention_required',
  'technically_impossible',
  'secrecy_required',
  'not_the_person',
  'not_held',
  'other',
] as const

const words = text(1000)

const shownPerson = z.object({
  contactId: id.nullable(),
  customerId: id.nullable(),
  /** Null where the reader doesn't see the customer, or it is gone. */
  name: z.string().nullable(),
  customerName: z.string().nullable(),
})

const requestRow = z.object({
  id,
  kind: z.enum(requestKinds),
  person: shownPerson,
  receivedOn: day,
  channel: z.enum(requestChannels),
  identity: z.string(),
  owner: person,
  dueOn: day,
  isOverdue: z.boolean(),
  outcome: z.enum(requestOutcomes).nullable(),
  ground: z.enum(refusalGrounds).nullable(),
  words: z.string().nullable(),
  createdAt: instant,
  closedAt: instant.nullable(),
  closedBy: person.nullable(),
})
export type PrivacyRequest = z.infer<typeof requestRow>

export const listPrivacyRequests = endpoint({
  method: 'GET',
  path: '/privacy/requests',
  tag: 'privacy',
  summary:
    'Requests of persons about their data: those that are open by their due day, or those that are closed',
  access: 'privacy.manage',
  query: z.object({ ...pageQuery, state: z.enum(['open', 'closed']).default('open') }),
  result: z.object({
    rows: z.array(requestRow),
    next: z.string().nullable(),
    counts: z.object({ open: z.int(), overdue: z.int() }),
    /** Who may own a request. */
    officers: z.array(person),
  }),
})

const requestFields = {
  kind: z.enum(requestKinds),
  receivedOn: day,
  channel: z.enum(requestChannels),
  /** How it was made sure that the person asks: in words, without numbers of papers. */
  identity: text(500),
  ownerId: id,
  dueOn: day,
}

export const createPrivacyRequest = endpoint({
  method: 'POST',
  path: '/privacy/requests',
  tag: 'privacy',
  summary: 'Take in a request of a contact, or of a customer who is a person',
  access: 'privacy.manage',
  body: z
    .object({
      ...requestFields,
      contactId: id.optional(),
      customerId: id.optional(),
      /** Mine where left out. */
      ownerId: id.optional(),
      /** Where left out, as many days after it came in as the organisation gives itself. */
      dueOn: day.optional(),
    })
    .strict(),
  result: z.object({ id }),
})

const change = z.object({
  id,
  at: instant,
  actor: person.nullable(),
  fields: z.array(z.string()),
})

export const readPrivacyRequest = endpoint({
  method: 'GET',
  path: '/privacy/requests/:id',
  tag: 'privacy',
  summary: 'A request, with what was done about it since it was taken in',
  access: 'privacy.manage',
  params: idParams,
  result: z.object({
    request: requestRow,
    /** Of a correction: what was changed of the person’s record since. */
    changes: z.array(change),
    chosen: z.array(id),
    /** Whether a copy was made, a consent withdrawn or something changed since: without it nothing closes as done. */
    isDone: z.boolean(),
  }),
})

export const updatePrivacyRequest = endpoint({
  method: 'PATCH',
  path: '/privacy/requests/:id',
  tag: 'privacy',
  summary: 'Give an open request another owner or due day, or mend how it came in',
  access: 'privacy.manage',
  params: idParams,
  body: z.object(requestFields).omit({ kind: true }).partial().strict(),
  result: nothing,
  errors: ['privacy.closed'],
})

export const closePrivacyRequest = endpoint({
  method: 'POST',
  path: '/privacy/requests/:id/close',
  tag: 'privacy',
  summary:
    'Close a request: done, refused on a legal ground, or taken back by the person; one to erase is done by erasing',
  access: 'privacy.manage',
  params: idParams,
  body: z
    .object({
      outcome: z.enum(requestOutcomes),
      ground: z.enum(refusalGrounds).optional(),
      words: words.optional(),
      /** Of a correction: what was put right, by entries of the change log. */
      changeIds: z.array(id).max(200).optional(),
    })
    .strict(),
  result: nothing,
  errors: ['privacy.closed'],
})

/** Where people write freely, and where somebody may therefore be mentioned. */
export const mentionPlaces = [
  'follow_up',
  'follow_up_plan',
  'customer',
  'contact',
  'billing_profile',
  'delivery_address',
  'file',
  'review_step',
  'field_mark',
  'spot_check_item',
  'tip',
  'clash',
  'stage_change',
  'retention_hold',
  'reveal',
  'assignment',
  'hand_over',
  'list_view',
  'export',
  'customer_merge',
  'privacy_request',
  'consent',
  'do_not_contact',
] as const
export type MentionPlace = (typeof mentionPlaces)[number]

/** What of a text tells of the person: `at` names it when it is to stay. */
const mention = z.object({
  at: z.string(),
  where: z.enum(mentionPlaces),
  /** The text around, with the marks of what would go. */
  text: z.array(z.object({ text: z.string(), goes: z.boolean() })),
})
export type Mention = z.infer<typeof mention>

const counted = z.object({ what: z.string(), count: z.int() })

export const previewErasure = endpoint({
  method: 'POST',
  path: '/privacy/requests/:id/preview',
  tag: 'privacy',
  summary: 'What an erasure would take away, what would stay and why',
  access: 'privacy.manage',
  params: idParams,
  result: z.object({
    name: z.string(),
    goes: z.array(counted),
    stays: z.array(counted.extend({ why: z.string() })),
    mentions: z.array(mention),
    /** Attached files: each goes where it is chosen; to begin with, those of a customer who is a person. */
    files: z.array(z.object({ id, name: z.string(), createdAt: instant, goes: z.boolean() })),
    /** Other contacts with a phone, mail or WeChat of this one: persons of their own, each by a request of its own. */
    others: z.array(z.object({ contactId: id, customerId: id, name: z.string(), customerName: z.string() })),
  }),
  errors: ['privacy.closed'],
})

export const erasePerson = endpoint({
  method: 'POST',
  path: '/privacy/requests/:id/erase',
  tag: 'privacy',
  summary: 'Erase the person of a request for good, and close it',
  access: 'privacy.manage',
  params: idParams,
  body: z
    .object({
      /** Mentions that stay, by their `at`. */
      keep: z.array(z.string().max(100)).max(5_000).default([]),
      fileIds: z.array(id).max(1_000).default([]),
      words: words.optional(),
    })
    .strict(),
  result: z.object({ replaced: z.int() }),
  errors: ['privacy.closed', 'privacy.import_running'],
})

export const copyOfPerson = endpoint({
  method: 'GET',
  path: '/privacy/requests/:id/copy',
  tag: 'privacy',
  summary: 'Everything the organisation holds about the person of a request, as a workbook; recorded',
  access: 'privacy.manage',
  params: idParams,
  file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const listErasures = endpoint({
  method: 'GET',
  path: '/privacy/erasures',
  tag: 'privacy',
  summary: 'Ids of all that was erased, one JSON a line: given to a restore, it is erased there again',
  access: 'privacy.manage',
  file: ['text/plain'],
})
