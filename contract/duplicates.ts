import { z } from 'zod'
import { day, id, instant, nothing, pageQuery, person, version } from './common.ts'
import { endpoint } from './endpoint.ts'

/**
 * By what two customers can count as one (DOMAIN §2), the surest first. `nameCore` leaves region and legal suffix aside, a
 * branch is another company; `similarName` is read alike or goes on by a few characters; `webDomain` is that of the website
 * or of mail addresses, unless anybody can have one there.
 */
export const matchKinds = [
  'creditCode',
  'name',
  'nameCore',
  'similarName',
  'phone',
  'email',
  'webDomain',
] as const
export type MatchKind = (typeof matchKinds)[number]
const matchKind = z.enum(matchKinds)

/** What a rule does to a new customer: never goes through, goes through once it is said to be another one, is told. */
export const effects = ['block', 'confirm', 'warn'] as const
export type Effect = (typeof effects)[number]

const rule = z.object({
  /** All of them together. */
  kinds: z.array(matchKind).min(1).max(3),
  effect: z.enum(effects),
})
export type DuplicateRule = z.infer<typeof rule>

/** More rules than that nobody can explain. */
export const mostRules = 20

const met = z.object({
  /** Without those that follow from a surer one. */
  matched: z.array(matchKind),
  effect: z.enum(effects),
  owner: person.nullable(),
  /** Only where the caller may see it, and what it was found by. */
  customer: z.object({ id, number: z.string().nullable(), name: z.string() }).nullable(),
  /** The last day of its protection for somebody else: until then nobody enters it again, whatever the rule says. */
  protectedUntil: day.nullable(),
  /** The caller asks for it already, and it isn’t ruled yet. */
  isAsked: z.boolean(),
})
export type MetDuplicate = z.infer<typeof met>
export const metDuplicates = z.array(met)

const few = (length: number) => z.array(z.string().trim().max(length)).max(10)

export const askedDuplicate = z.object({
  name: z.string().trim().max(200).optional(),
  creditCode: z.string().trim().max(40).optional(),
  website: z.string().trim().max(200).optional(),
  /** As they are written; what isn't a number or an address finds nothing. */
  phones: few(60).optional(),
  emails: few(200).optional(),
  exceptId: id.optional(),
  /** The customer whose contact would have these numbers and addresses: contacts go by the rules alone. */
  contactOf: id.optional(),
})

export const checkDuplicate = endpoint({
  method: 'POST',
  path: '/customers/check-duplicate',
  tag: 'duplicates',
  summary:
    'Whether such a customer exists already, by the rules of the organisation, and whose it is; 120 a minute, and recorded where the caller doesn’t see it',
  access: 'customer.create',
  body: askedDuplicate,
  result: z.object({ duplicates: metDuplicates }),
})

export const readDuplicateRules = endpoint({
  method: 'GET',
  path: '/duplicate-rules',
  tag: 'duplicates',
  summary: 'When two customers count as one: any of these rules, all kinds of it together',
  access: 'settings.manage',
  result: z.object({ version, rules: z.array(rule) }),
})

export const writeDuplicateRules = endpoint({
  method: 'PUT',
  path: '/duplicate-rules',
  tag: 'duplicates',
  summary: 'Change the rules; that two customers never have one credit code always holds',
  access: 'settings.manage',
  body: z.object({ version, rules: z.array(rule).max(mostRules) }),
  result: z.object({ version }),
  errors: ['record.changed'],
})

const pairOne = z.object({
  id,
  number: z.string().nullable(),
  name: z.string(),
  owner: person.nullable(),
  department: person,
  createdAt: instant,
  lastFollowUpAt: instant.nullable(),
  contactCount: z.int(),
})

const pair = z.object({
  customers: z.tuple([pairOne, pairOne]),
  matched: z.array(matchKind),
  foundAt: instant,
  /** Who said that they are two. */
  toldApart: z.object({ at: instant, by: person.nullable() }).nullable(),
  /** Of one at least, into the other one. */
  can: z.object({ merge: z.boolean() }),
})
export type DuplicatePair = z.infer<typeof pair>

export const listDuplicatePairs = endpoint({
  method: 'GET',
  path: '/duplicate-pairs',
  tag: 'duplicates',
  summary:
    'Pairs that the last check-up found among the customers that the caller may edit, the surest first',
  access: 'customer.edit',
  query: z.object({ ...pageQuery, which: z.enum(['open', 'toldApart']).default('open') }),
  result: z.object({
    rows: z.array(pair),
    next: z.string().nullable(),
    /** On the first page. */
    count: z.object({ value: z.int(), capped: z.boolean() }).nullable(),
  }),
})

/** A pair by the ids of its customers, in any order. */
const pairIds = z.object({ ids: z.tuple([id, id]) })

export const tellPairApart = endpoint({
  method: 'POST',
  path: '/duplicate-pairs/told-apart',
  tag: 'duplicates',
  summary: 'Say of a pair that these are two customers; it comes back only when more speaks for it than now',
  access: 'customer.edit',
  body: pairIds,
  result: nothing,
})

export const reopenPair = endpoint({
  method: 'POST',
  path: '/duplicate-pairs/reopened',
  tag: 'duplicates',
  summary: 'Take back that a pair was told apart',
  access: 'customer.edit',
  body: pairIds,
  result: nothing,
})
