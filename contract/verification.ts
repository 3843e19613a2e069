import { z } from 'zod'
import { day, id, idParams, instant, nothing, person, text } from './common.ts'
import { stages } from './customer-fields.ts'
import { endpoint } from './endpoint.ts'
import { labelledField } from './field-sets.ts'
import { type InvalidReason, invalidReasons, type VerifiedHow, verifiedHows } from './values/markReasons.ts'

/** 信息核验 (DOMAIN §2): the key fields whose value can be marked; named as in a field set. */
export const markableFields = [
  'customer.name',
  'customer.creditCode',
  'customer.legalNature',
  'customer.industryId',
  'customer.foundedOn',
  'customer.regionCode',
  'customer.address',
  'customer.website',
  'customer.mainBusiness',
  'customer.headcount',
  'customer.annualRevenue',
  'contact.name',
  'contact.jobTitle',
  'contact.phones',
  'contact.email',
  'contact.wechat',
  'contact.relation',
] as const
export type MarkableField = (typeof markableFields)[number]

export { type InvalidReason, invalidReasons, type VerifiedHow, verifiedHows }

const mark = z.object({
  id,
  field: z.enum(markableFields),
  contactId: id.nullable(),
  phoneId: id.nullable(),
  /** Of a verified value; null for an invalid one, which has a reason. */
  how: z.enum(verifiedHows).nullable(),
  reason: z.enum(invalidReasons).nullable(),
  on: day,
  actor: person,
  /** Null where the value isn't shown in clear: it may tell it. */
  proof: z.string().nullable(),
  file: z.object({ id, name: z.string() }).nullable(),
})
export type Mark = z.infer<typeof mark>

const lastCheck = z.object({ at: instant, actor: person, via: z.enum(['follow_up', 'mark', 'confirmed']) })

export const listMarks = endpoint({
  method: 'GET',
  path: '/customers/:id/marks',
  tag: 'verification',
  summary:
    'Which values of a customer and its contacts are verified or invalid, and when its data was last confirmed',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    rows: z.array(mark),
    checked: lastCheck.nullable(),
    /** Whether the monthly check is due. */
    isDue: z.boolean(),
    /** Values of the customer itself, which may then be confirmed as well; values of its contacts. */
    can: z.object({ mark: z.boolean(), markContacts: z.boolean() }),
  }),
})

/** Either `how` or `reason`; a mark that stands on the value already is replaced. */
const markDraft = z
  .strictObject({
    field: z.enum(markableFields),
    contactId: id.nullable().default(null),
    phoneId: id.nullable().default(null),
    how: z.enum(verifiedHows).nullable().default(null),
    reason: z.enum(invalidReasons).nullable().default(null),
    /** Today where left out; never a day to come. */
    on: day.optional(),
    proof: text(500).nullable().default(null),
    fileId: id.nullable().default(null),
  })
  .refine(({ how, reason }) => (how === null) !== (reason === null), 'mark.one')
export type MarkDraft = z.output<typeof markDraft>

export const setMark = endpoint({
  method: 'PUT',
  path: '/customers/:id/marks',
  tag: 'verification',
  summary: 'Mark a value as verified or invalid, for who may edit it; the mark goes when the value changes',
  access: 'customer.view',
  params: idParams,
  body: markDraft,
  result: z.object({ id }),
})

export const takeMarkBack = endpoint({
  method: 'DELETE',
  path: '/customers/:id/marks/:markId',
  tag: 'verification',
  summary: 'Take a mark back, for who may edit the value',
  access: 'customer.view',
  params: idParams.extend({ markId: idParams.shape.id }),
  result: nothing,
})

export const confirmData = endpoint({
  method: 'POST',
  path: '/customers/:id/data-check',
  tag: 'verification',
  summary: 'Confirm that the data of a customer is right as it stands',
  access: 'customer.edit',
  params: idParams,
  result: nothing,
})

/** Why a customer is to be verified, in the order of what comes first. */
export const toVerifyReasons = ['spot_check', 'invalid', 'missing', 'due'] as const

/** So many are listed: enough for a day. */
export const toVerifyLimit = 30

const toVerifyRow = z.object({
  id,
  name: z.string(),
  stage: z.enum(stages),
  owner: person.nullable(),
  lastFollowUpAt: instant.nullable(),
  checkedAt: instant.nullable(),
  /** Values that are marked as invalid. */
  invalid: z.array(
    z.object({
      field: z.enum(markableFields),
      contactId: id.nullable(),
      contact: z.string().nullable(),
      reason: z.enum(invalidReasons),
    }),
  ),
  missing: z.array(labelledField),
  /** What a spot check asks to put right. */
  task: z.object({ fields: z.array(z.string()), note: z.string().nullable(), dueOn: day }).nullable(),
  isDue: z.boolean(),
  can: z.object({ edit: z.boolean(), createFollowUp: z.boolean() }),
})
export type ToVerifyRow = z.infer<typeof toVerifyRow>

export const listToVerify = endpoint({
  method: 'GET',
  path: '/to-verify',
  tag: 'verification',
  summary:
    'Customers whose data is to be verified: what a spot check found first, then invalid and active ones',
  access: 'customer.view',
  query: z.object({
    /** `charge`: of the departments whose quarterly review the caller answers for. */
    whose: z.enum(['mine', 'team', 'charge']).default('mine'),
    /** Of this owner only. */
    ownerId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
    /** Of this department itself. */
    departmentId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
    /** Of those that are nobody's. */
    ownerless: z.stringbool().default(false),
    /** Instead: the active ones whose data nobody has confirmed since this month or quarter began. */
    unchecked: z.enum(['month', 'quarter']).optional(),
  }),
  result: z.object({
    rows: z.array(toVerifyRow),
    count: z.object({ value: z.int(), capped: z.boolean() }),
    can: z.object({ team: z.boolean(), spotCheck: z.boolean() }),
  }),
})

/** How many there are, and how many of them were checked this month and this quarter. */
const checked = { customers: z.int(), month: z.int(), quarter: z.int() }

export const readCheckProgress = endpoint({
  method: 'GET',
  path: '/verification/progress',
  tag: 'verification',
  summary: 'How many active customers were checked this month and this quarter, by department and owner',
  access: 'customer.view',
  result: z.object({
    quarter: day,
    /** The last day of the quarter, until which each department is looked through. */
    dueOn: day,
    rows: z.array(z.object({ department: person, owner: person.nullable(), ...checked })),
    /** All of a department, with who answers for its review; none where one sees the own customers only. */
    departments: z.array(z.object({ department: person, responsible: z.array(person), ...checked })),
  }),
})

export const readCheckLoad = endpoint({
  method: 'GET',
  path: '/verification/load',
  tag: 'verification',
  summary: 'How many checks a week the monthly check makes per person, before it is switched on',
  access: 'settings.manage',
  query: z.object({ stages: z.string().max(60).default('') }),
  result: z.object({
    customers: z.int(),
    people: z.int(),
    perWeek: z.number(),
    most: z.object({ name: z.string(), perWeek: z.number() }).nullable(),
  }),
})
