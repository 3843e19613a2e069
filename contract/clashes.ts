import { z } from 'zod'
import { day, id, idParams, instant, nothing, person, text, version } from './common.ts'
import { askedDuplicate, matchKinds } from './duplicates.ts'
import { endpoint } from './endpoint.ts'

/**
 * 撞单 (DOMAIN §2): somebody asks for a customer that another one has, and who is the supervisor of both rules. It stays,
 * goes over to who asks, is worked on by both, or what is wanted is another customer after all.
 */
export const outcomes = ['stays', 'goes_over', 'shared', 'another'] as const
export type Outcome = (typeof outcomes)[number]

/** `settled` needs no ruling any more: who asked has the customer by now or has left, or it was deleted. */
const statuses = ['open', 'ruled', 'withdrawn', 'settled'] as const

const clash = {
  id,
  at: instant,
  reason: z.string(),
  dueOn: day,
  isOverdue: z.boolean(),
  status: z.enum(statuses),
  outcome: z.enum(outcomes).nullable(),
  ruling: z.string().nullable(),
  ruledAt: instant.nullable(),
  ruledBy: person.nullable(),
  version,
}

const asked = z.object({
  ...clash,
  /** As one entered it. */
  about: z.string(),
  /** Who may rule, the nearest ones. */
  rulers: z.array(person),
  /** Only where one sees it. */
  customer: z.object({ id, name: z.string() }).nullable(),
  /** A ruling that the asker hasn't confirmed to know. */
  isNew: z.boolean(),
})

const met = z.object({
  ...clash,
  /** As the asker entered it, where one sees such values. */
  about: z.string().nullable(),
  asker: person.extend({ department: z.string() }),
  customer: z.object({ id, number: z.string().nullable(), name: z.string() }),
  owner: person.nullable(),
  ownerDepartment: z.string(),
  statement: z.object({ words: z.string(), at: instant, by: person }).nullable(),
  /** What a ruling goes by: since when the customer is there, and how it was worked on. */
  enteredAt: instant,
  protectedUntil: day.nullable(),
  followUps: z.int(),
  lastFollowUpAt: instant.nullable(),
  rulers: z.array(person),
  can: z.object({ rule: z.boolean(), takeBack: z.boolean(), state: z.boolean() }),
})
export type MetClash = z.infer<typeof met>
export type AskedClash = z.infer<typeof asked>

export const askForCustomer = endpoint({
  method: 'POST',
  path: '/clashes',
  tag: 'clashes',
  summary:
    'Ask for a customer that was met as a duplicate, by what was entered and whose it is; it need not be seen, counts as a check and is recorded',
  access: 'customer.create',
  body: askedDuplicate.extend({
    /** Whose the customer is and by what it was met, as the check said. */
    ownerId: id.nullable(),
    matched: z.array(z.enum(matchKinds)).max(matchKinds.length),
    reason: text(1000),
  }),
  result: z.object({ id, dueOn: day, rulers: z.array(person) }),
  errors: ['clash.asked', 'rate.limited'],
})

export const listClashes = endpoint({
  method: 'GET',
  path: '/clashes',
  tag: 'clashes',
  summary:
    'Clashes: those that I may rule, those about my customers, and those that I asked for; open ones first',
  access: 'person',
  result: z.object({ toRule: z.array(met), mine: z.array(met), asked: z.array(asked) }),
})

export const stateOnClash = endpoint({
  method: 'POST',
  path: '/clashes/:id/statement',
  tag: 'clashes',
  summary: 'Say something to a clash about one’s own customer before it is ruled',
  access: 'customer.view',
  params: idParams,
  body: z.strictObject({ words: text(1000) }),
  result: nothing,
  errors: ['clash.closed'],
})

export const ruleClash = endpoint({
  method: 'POST',
  path: '/clashes/:id/ruling',
  tag: 'clashes',
  summary: 'Rule a clash between two whose supervisor one is, with reason; neither party can',
  access: 'customer.assign',
  params: idParams,
  body: z.strictObject({ version, outcome: z.enum(outcomes), ruling: text(1000) }),
  result: nothing,
  errors: ['clash.closed', 'record.changed', 'customer.owner_inactive'],
})

export const takeRulingBack = endpoint({
  method: 'POST',
  path: '/clashes/:id/ruling/undo',
  tag: 'clashes',
  summary: 'Take one’s own ruling back within an hour, with what it did',
  access: 'customer.assign',
  params: idParams,
  result: nothing,
  errors: ['record.changed'],
})

export const withdrawClash = endpoint({
  method: 'POST',
  path: '/clashes/:id/withdraw',
  tag: 'clashes',
  summary: 'Ask for a customer no more',
  access: 'person',
  params: idParams,
  result: nothing,
  errors: ['clash.closed'],
})

export const confirmRuling = endpoint({
  method: 'POST',
  path: '/clashes/:id/seen',
  tag: 'clashes',
  summary: 'Confirm to know how a clash that one asked for was ruled',
  access: 'person',
  params: idParams,
  result: nothing,
})
