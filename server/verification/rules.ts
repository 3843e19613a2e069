import type { followUpMethods } from '../../contract/follow-up-fields.ts'
import { type Question, type QuestionField, questionFields } from '../../contract/questions.ts'
import type { verdicts } from '../../contract/spot-checks.ts'
import { invalidReasonsOf } from '../../contract/values/markReasons.ts'
import type { InvalidReason, MarkableField, VerifiedHow } from '../../contract/verification.ts'
import type { Problem } from '../followups/rules.ts'

/** How a value counts as verified that was told at a follow-up. */
export const howOf = (method: (typeof followUpMethods)[number]): VerifiedHow =>
  method === 'phone' || method === 'visit' || method === 'email' ? method : 'other'

type Asked = {
  field: MarkableField
  contactId: number | null
  phoneId: number | null
  reason: InvalidReason | null
}

/** A mark of a contact's field names the contact, one of a phone the phone; a reason is one that such a value can have. */
export function markProblem({ field, contactId, phoneId, reason }: Asked): Problem | null {
  const isOfContact = field.startsWith('contact.')
  if (isOfContact !== (contactId !== null)) return { path: 'contactId', code: 'mark.contact' }
  if ((field === 'contact.phones') !== (phoneId !== null)) return { path: 'phoneId', code: 'mark.phone' }
  return reason !== null && !invalidReasonsOf(field).includes(reason)
    ? { path: 'reason', code: 'mark.reason' }
    : null
}

export const mostQuestions = 3

/** The other order of what is worth a question: how to reach somebody before what one would like to know. */
const byWorth: readonly QuestionField[] = [
  'contact.phones',
  'contact.email',
  'contact.wechat',
  'contact.jobTitle',
  'customer.initialNeed',
  'customer.mainBusiness',
  'customer.address',
  'customer.website',
  'customer.creditCode',
  'customer.shortName',
  'contact.goodHours',
]

type Missing = { field: string; required: boolean }

/**
 * Which three values to ask for at the next follow-up: what is wrong before what is required and missing, and that before
 * what else a set asks for; among equals how to reach somebody comes first. DOMAIN §2, Verification.
 */
export function questionsOf(invalid: readonly string[], missing: readonly Missing[]): Question[] {
  const isAskable = (field: string): field is QuestionField =>
    (questionFields as readonly string[]).includes(field)
  const required = missing.filter((one) => one.required).map(({ field }) => field)
  const others = missing.filter((one) => !one.required).map(({ field }) => field)
  const ranked = [invalid, required, others].flatMap((fields, rank) =>
    [...new Set(fields)]
      .filter(isAskable)
      .toSorted((a, b) => byWorth.indexOf(a) - byWorth.indexOf(b))
      .map((field) => ({ field, why: rank === 0 ? ('invalid' as const) : ('missing' as const) })),
  )
  return ranked
    .filter(({ field }, place) => ranked.findIndex((one) => one.field === field) === place)
    .slice(0, mostQuestions)
}

type Verdict = (typeof verdicts)[number]

/** What is wrong or missing is named; what is accurate has nothing to name. */
export function verdictProblem(verdict: Verdict, fields: readonly string[]): Problem | null {
  if (verdict === 'accurate') return fields.length > 0 ? { path: 'fields', code: 'verdict.accurate' } : null
  return fields.length === 0 ? { path: 'fields', code: 'required' } : null
}

/** Checks a week that a monthly rhythm makes of so many customers: a month has 52/12 weeks. One decimal. */
export const perWeek = (customers: number): number => Math.round((customers * 12 * 10) / 52) / 10
