import type { z } from 'zod'
import type { ResultOf } from '../../contract/endpoint.ts'
import type {
  FollowUpChanges,
  feedbacks,
  followUpMethods,
  noNextReasons,
  refusalReasons,
} from '../../contract/follow-up-fields.ts'
import type { createFollowUp, Plan } from '../../contract/followups.ts'
import type { listQuestions } from '../../contract/questions.ts'

type Body = z.input<typeof createFollowUp.body & {}>

/** The next step as a form holds it: a day, the plans that stand already, none with a reason, or nothing said yet. */
export type NextStep = {
  step: 'day' | 'keep' | 'none' | null
  on: string | null
  /** `14:30`, or empty. */
  time: string
  goal: string
  reason: (typeof noNextReasons)[number] | null
  words: string
}
export const noStepYet: NextStep = { step: null, on: null, time: '', goal: '', reason: null, words: '' }

export type FollowUpValues = {
  /** Made with the form, kept with its draft: whatever is sent again is the same record. */
  key: string
  content: string
  feedback: (typeof feedbacks)[number] | null
  feedbackDetail: string
  refusalReason: (typeof refusalReasons)[number] | null
  method: (typeof followUpMethods)[number]
  contactId: number | null
  /** `2026-03-02T10:15` where the reader is; empty for now. */
  at: string
  does: number[]
  next: NextStep
  /** Answers to what was asked besides, by the paths that the server tells problems at. */
  learnt: Learnt
  confirmed: boolean
}

type Answers = { changes?: Record<string, string | undefined> }
export type Learnt = { customer?: Answers; contact?: Answers }
type Questions = ResultOf<typeof listQuestions>

export const newFollowUp = (plans: readonly Plan[]): FollowUpValues => ({
  key: newKey(),
  content: '',
  feedback: null,
  feedbackDetail: '',
  refusalReason: null,
  method: plans.find(({ closes }) => closes)?.method ?? 'phone',
  contactId: plans.find(({ closes }) => closes)?.contactId ?? null,
  at: '',
  does: plans.filter(({ closes }) => closes).map(({ id }) => id),
  next: noStepYet,
  learnt: {},
  confirmed: false,
})

/** UUID of version 4. `crypto.randomUUID` is missing on plain http, which offices use in their own network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** @param open the plans that are open now; a draft may remember others */
export function bodyOf(
  values: FollowUpValues,
  open: readonly { id: number }[] | null,
  questions: Questions | null = null,
): Body {
  const { feedbackDetail, at, does, next, learnt, confirmed, ...others } = values
  return {
    ...others,
    refusalReason: values.feedback === 'refused' ? values.refusalReason : null,
    feedbackDetail: feedbackDetail.trim() || null,
    ...(at && { at: new Date(at).toISOString() }),
    ...(open && { does: does.filter((id) => open.some((plan) => plan.id === id)) }),
    ...nextOf(next),
    ...(questions && learntOf(learnt, questions)),
    ...(confirmed && { confirmed }),
  }
}

/** What was answered of what is still asked; numbers that aren't in question stay beside a new one. */
function learntOf(learnt: Learnt, { rows, customer, contact }: Questions): Pick<Body, 'learnt'> {
  const changesOf = (object: 'customer' | 'contact') =>
    Object.fromEntries(
      rows.flatMap(({ field }): [string, string][] => {
        const [of, name = ''] = field.split('.')
        const answer = of === object ? learnt[object]?.changes?.[name]?.trim() : undefined
        return answer ? [[name, answer]] : []
      }),
    )
  const told = { customer: changesOf('customer'), contact: changesOf('contact') }
  const { phones, ...rest } = told.contact
  const changes = { ...rest, ...(phones && contact && { phones: [phones, ...contact.phones] }) }
  const known = {
    ...(customer &&
      Object.keys(told.customer).length > 0 && {
        customer: { version: customer.version, changes: told.customer },
      }),
    ...(contact &&
      Object.keys(changes).length > 0 && { contact: { id: contact.id, version: contact.version, changes } }),
  }
  return Object.keys(known).length > 0 ? { learnt: known } : {}
}

export function nextOf(next: NextStep): Pick<Body, 'next' | 'noNext'> {
  if (next.step === 'day' && next.on) {
    return { next: { on: next.on, time: next.time || null, goal: next.goal.trim() || null } }
  }
  if (next.step === 'none' && next.reason) {
    return { noNext: { reason: next.reason, words: next.words.trim() || null } }
  }
  return {}
}

/** What is missing before it can be sent, by the name of its sentence. */
export function nextProblem({ step, on, reason }: NextStep): 'missing' | 'chooseDay' | 'chooseReason' | null {
  if (step === null) return 'missing'
  if (step === 'day' && !on) return 'chooseDay'
  return step === 'none' && !reason ? 'chooseReason' : null
}

export type EditValues = Omit<FollowUpValues, 'key' | 'does' | 'next' | 'learnt' | 'confirmed'>

export function changesOf(before: EditValues, now: EditValues): FollowUpChanges {
  const changes: FollowUpChanges = {}
  if (now.content.trim() !== before.content) changes.content = now.content
  if (now.method !== before.method) changes.method = now.method
  if (now.contactId !== before.contactId) changes.contactId = now.contactId
  if (now.at !== before.at && now.at) changes.at = new Date(now.at).toISOString()
  if (now.feedback !== before.feedback) changes.feedback = now.feedback
  if (now.feedbackDetail.trim() !== before.feedbackDetail)
    changes.feedbackDetail = now.feedbackDetail.trim() || null
  const reason = now.feedback === 'refused' ? now.refusalReason : null
  if (reason !== before.refusalReason) changes.refusalReason = reason
  return changes
}

/** An instant as a field for date and time holds it, where the reader is. */
export function localMinute(instant: string): string {
  const at = new Date(instant)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}
