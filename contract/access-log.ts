import { z } from 'zod'
import { day, id, instant, pageQuery, person } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What the log tells, by subject; further ones may be written and are shown by their code. */
export const accessActions = [
  'signIn.succeeded',
  'signIn.failed',
  'signOut.everywhere',
  'session.ended',
  'session.endedByAdministrator',
  'password.changed',
  'password.set',
  'token.created',
  'token.withdrawn',
  'twoFactor.turnedOn',
  'twoFactor.turnedOff',
  'twoFactor.reset',
  'recoveryCode.used',
  'recoveryCode.renewed',
  'user.invited',
  'user.linkRenewed',
  'user.rolesChanged',
  'user.departmentChanged',
  'user.deactivated',
  'user.reactivated',
  'role.created',
  'role.changed',
  'role.deleted',
  'rights.viewed',
  'rules.changed',
  'organisation.changed',
  'labelLine.changed',
  'duplicateRules.changed',
  'industry.created',
  'industry.changed',
  'tagGroup.created',
  'tagGroup.changed',
  'tag.created',
  'tag.changed',
  'fieldSet.created',
  'fieldSet.changed',
  'fieldSet.deleted',
  'fieldSet.chosen',
  'customField.created',
  'customField.changed',
  'customField.deleted',
  'listView.created',
  'listView.changed',
  'listView.deleted',
  'listView.restored',
  'contact.revealed',
  'customer.revealed',
  'billing_profile.revealed',
  'delivery_address.revealed',
  'customer.exported',
  'customer.duplicateChecked',
  'customer.handedOver',
  'customer.shared',
  'customer.unshared',
  'export.downloaded',
  'file.downloaded',
  'file.viewed',
  'purpose.created',
  'purpose.changed',
  'retention.changed',
  'hold.placed',
  'hold.lifted',
  'person.previewed',
  'person.copied',
  'person.erased',
  'log.verified',
  'log.exported',
] as const
export type AccessAction = (typeof accessActions)[number]

const named = z.object({
  id,
  /** Null where the reader may not see it, or where it is gone. */
  name: z.string().nullable(),
})

const entry = z.object({
  id,
  at: instant,
  actor: person.nullable(),
  action: z.string(),
  objectKind: z.string().nullable(),
  object: named.nullable(),
  customer: named.nullable(),
  source: z.string(),
  address: z.string().nullable(),
  /** Why somebody looked at masked values, in that person's words; gone with the customer. */
  reason: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
})
export type AccessLogEntry = z.infer<typeof entry>

const filters = {
  personId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  /** A code: what is filtered by goes into the log, which nobody can erase. */
  action: z
    .string()
    .regex(/^[\w.]{1,60}$/)
    .optional(),
  /** First and last day, in the organisation's time zone. */
  from: day.optional(),
  to: day.optional(),
}

/** What is wrong with a period to export: it goes backwards, or spans more than from a day to the same day a year later. */
export function periodProblem(from: string, to: string): 'period.reversed' | 'period.year' | null {
  if (from > to) return 'period.reversed'
  const yearLater = String(Number(from.slice(0, 4)) + 1).padStart(4, '0') + from.slice(4)
  return to > yearLater ? 'period.year' : null
}

export const listAccessLog = endpoint({
  method: 'GET',
  path: '/access-log',
  tag: 'log',
  summary: 'Who looked at what and who got in, the latest first; names as far as the reader may see them',
  access: 'log.view',
  query: z.object({
    ...pageQuery,
    ...filters,
  }),
  result: z.object({ rows: z.array(entry), next: z.string().nullable() }),
})

export const exportAccessLog = endpoint({
  method: 'GET',
  path: '/access-log/export',
  tag: 'log',
  summary:
    'The log as a file for an auditor, a year at most and the last one where no days are given: each entry with its seal and hashes, at the end the newest seal; recorded',
  access: 'log.view',
  query: z.object({ ...filters, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
})

export const findingKinds = [
  'entry.changed',
  'entry.missing',
  'entry.added',
  'entry.unsealed',
  'seal.changed',
  'seal.missing',
  'chain.broken',
] as const

const finding = z.object({
  kind: z.enum(findingKinds),
  /** Number of the entry, or of the seal. */
  number: z.int(),
  sealId: z.int().nullable(),
})
export type Finding = z.infer<typeof finding>

export const verifyAccessLog = endpoint({
  method: 'POST',
  path: '/access-log/verification',
  tag: 'log',
  summary: 'Recompute the seals of the log and say what doesn’t fit',
  access: 'log.view',
  result: z.object({
    entries: z.int(),
    seals: z.int(),
    /** Entries of the last minutes that no seal holds yet. */
    waiting: z.int(),
    /** The first hundred. */
    findings: z.array(finding),
    /** How many there are in all. */
    found: z.int(),
    /** To be kept elsewhere: only with it does it show when the end of the log is cut off together with its seals. */
    last: z.object({ sealId: z.int(), hash: z.string() }).nullable(),
  }),
})
