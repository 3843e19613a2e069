import type { ResultOf } from '../../contract/endpoint.ts'
import type { Found, FoundNextStep, PasteField, smartPaste } from '../../contract/smart-paste.ts'

export type Path = readonly (string | number)[]

/** A field of a form that a pasted text can fill. */
export type PasteTarget = {
  takes: PasteField | 'nextStep'
  path: Path
  label: string
  /** The form holds a list: what is found is added, and nothing replaced. */
  isList?: boolean
  /** Ticked only where this was found as well or stands in the form: a phone alone is nobody's. */
  needs?: { field: PasteField; path: Path }
}

type Answer = ResultOf<typeof smartPaste>
type Common = Pick<Found, 'start' | 'end' | 'isSure' | 'rule' | 'problem'>

/** Something found that has a field in this form. */
export type Proposal = Common & {
  target: PasteTarget
  /** As the form takes it; can be put right unless it is a code or a day. */
  value: string
  /** What is read instead of a code. */
  shown: string | null
  nextStep: FoundNextStep | null
  /** What stands in the form already; empty text for nothing. */
  old: string
  isTicked: boolean
}

export const dayAndGoal = ({ on, time, goal }: FoundNextStep): string =>
  [on, time, goal].filter(Boolean).join(' ')

/**
 * What of an answer this form can take. Ticked is what is certain and replaces nothing; of several for one field the first.
 * What stands in the form as it is needs no proposal.
 */
export function proposalsFor(
  answer: Answer,
  targets: readonly PasteTarget[],
  valueAt: (path: Path) => unknown,
): Proposal[] {
  const all = targets.flatMap((target) => candidates(answer, target, valueAt))
  const ticked = new Set<string>()
  return all.map((proposal) => {
    const { target, isSure, problem, old } = proposal
    const key = target.path.join('.')
    const isFirst = target.isList || !ticked.has(key)
    const isTicked =
      isSure && problem === null && old === '' && isFirst && hasItsNeed(answer, target, valueAt)
    if (isTicked) ticked.add(key)
    return { ...proposal, isTicked }
  })
}

function candidates(answer: Answer, target: PasteTarget, valueAt: (path: Path) => unknown): Proposal[] {
  const held = valueAt(target.path)
  if (target.takes === 'nextStep')
    return answer.nextSteps.map((nextStep) => ({
      ...nextStep,
      problem: null,
      target,
      value: dayAndGoal(nextStep),
      shown: null,
      nextStep,
      old: textOf(held),
      isTicked: false,
    }))
  const known = Array.isArray(held) ? held.map(plain) : [plain(held)]
  return answer.found
    .filter(({ field, value }) => field === target.takes && !known.includes(plain(value)))
    .map((found) => ({
      ...found,
      target,
      nextStep: null,
      old: target.isList ? '' : textOf(held),
      isTicked: false,
    }))
}

function hasItsNeed({ found }: Answer, { needs }: PasteTarget, valueAt: (path: Path) => unknown): boolean {
  return !needs || found.some(({ field }) => field === needs.field) || textOf(valueAt(needs.path)) !== ''
}

/** A phone is the same however it is spaced. */
const plain = (value: unknown) => textOf(value).replace(/[\s-]/gu, '')

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'on' in value) {
    const { on, time, goal } = value as Record<string, unknown>
    return on ? [on, time, goal].filter(Boolean).join(' ') : ''
  }
  return typeof value === 'string' ? value.trim() : ''
}

/** Ticks one or takes its tick away; of several for one field only one can be taken. */
export function tick(proposals: readonly Proposal[], index: number, isTicked: boolean): Proposal[] {
  const chosen = proposals[index]
  return proposals.map((proposal, at) => {
    if (at === index) return { ...proposal, isTicked }
    const isRival =
      isTicked && !proposal.target.isList && proposal.target.path.join('.') === chosen?.target.path.join('.')
    return isRival ? { ...proposal, isTicked: false } : proposal
  })
}

/** What the form is given: each field with its new value. */
export function filled(
  proposals: readonly Proposal[],
  valueAt: (path: Path) => unknown,
): { path: Path; value: unknown }[] {
  const taken = proposals.filter(({ isTicked, value }) => isTicked && value.trim() !== '')
  const lists = new Map<string, { path: Path; value: unknown[] }>()
  const single: { path: Path; value: unknown }[] = []
  for (const { target, value, nextStep } of taken) {
    const { path } = target
    if (!target.isList) {
      single.push({ path, value: nextStep ? planned(nextStep) : value.trim() })
      continue
    }
    const held = valueAt(path)
    const list = lists.get(path.join('.')) ?? {
      path,
      value: Array.isArray(held) ? held.filter((one) => textOf(one) !== '') : [],
    }
    list.value.push(value.trim())
    lists.set(path.join('.'), list)
  }
  return [...single, ...lists.values()]
}

/** As the field for the next step holds it (followups/followUpValues.ts). */
const planned = ({ on, time, goal }: FoundNextStep) => ({
  step: 'day',
  on,
  time: time ?? '',
  goal: goal ?? '',
  reason: null,
  words: '',
})

/** Found, but without a field in this form. */
export function elsewhere(
  answer: Answer,
  targets: readonly PasteTarget[],
): { found: Found[]; nextSteps: FoundNextStep[] } {
  const taken = new Set(targets.map(({ takes }) => takes))
  return {
    found: answer.found.filter(({ field }) => !taken.has(field) && field !== 'regionCode'),
    nextSteps: taken.has('nextStep') ? [] : answer.nextSteps,
  }
}
