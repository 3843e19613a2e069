import type { noNextReasons } from '../../contract/follow-up-fields.ts'
import { atMinute, dayAfter, daysBetween, officeMinutes, workday } from './days.ts'
import { type Draw, drawFrom } from './draw.ts'
import { dealTalks, firstTalks, lostTalks, middleTalks, type Talk } from './talks.ts'
import type { ToldCustomer } from './told.ts'

/** The next step that was agreed: a day, at times with a time. */
type ToldPlan = { on: string; time: string | null; goal: string; method: Talk['method']; by: string }

export type ToldFollowUp = {
  at: string
  writtenAt: string
  by: string
  contact: number
  talk: Talk
  /** Done by the follow-up after this one; open after the last. */
  plan: ToldPlan | null
}

export type ToldLine = {
  followUps: ToldFollowUp[]
  /** Why there is no next step after the last one. */
  noNext: (typeof noNextReasons)[number] | null
}

type Stage = 'prospect' | 'interested' | 'deal' | 'lost'

/** As far back as the company writes follow-ups down: 18 months. */
const oldest = 548
const seed = 4_102_026

/** What was said to a customer and what comes next. @param index of the customer in the story, so that each has its own draw */
export function drawFollowUps(told: ToldCustomer, index: number, today: string): ToldLine {
  const draw = drawFrom(seed + index * 7919)
  const stage = stageOf(told)
  const days = talkDays(draw, told, stage, today)
  const talks = days.map((_, at) => drawTalk(draw, stage, at, days.length))
  const followUps = days.map((day, at): ToldFollowUp => {
    const time = atMinute(day, draw.between(0, officeMinutes - 30))
    const talk = talks[at] ?? drawTalk(draw, stage, at, days.length)
    const by = ownerOn(told, time)
    const following = days[at + 1]
    return {
      at: time,
      writtenAt: later(time, draw.chance(0.05) ? draw.between(26 * 60, 60 * 60) : draw.between(3, 240)),
      by,
      contact: draw.between(0, Math.max(0, told.contacts.length - 1)),
      talk,
      plan: following
        ? { on: plannedFor(draw, day, following), time: null, goal: talk.next, method: talk.method, by }
        : null,
    }
  })
  return withNextStep(draw, followUps, { told, stage, today })
}

const stageOf = (told: ToldCustomer): Stage => {
  const last = told.changes.findLast((change) => change.kind === 'stage')
  if (last?.kind === 'stage') return last.stage
  return (told.fields as { stage?: Stage }).stage ?? 'prospect'
}

/** Whose customer it was then. */
const ownerOn = (told: ToldCustomer, at: string): string =>
  told.changes.reduce(
    (owner, change) => (change.kind === 'owner' && change.at <= at ? change.owner : owner),
    told.owner,
  )

const countOf: Record<Stage, readonly [least: number, most: number]> = {
  prospect: [1, 4],
  interested: [4, 9],
  deal: [6, 12],
  lost: [3, 6],
}

/** Workdays between the entry and yesterday, at most one talk a day, closer together towards the end. */
function talkDays(draw: Draw, told: ToldCustomer, stage: Stage, today: string): string[] {
  const entered = told.createdAt.slice(0, 10)
  const age = Math.min(daysBetween(entered, today), oldest)
  // The newest have been entered and not spoken to yet.
  if (age < 3 || (age < 10 && draw.chance(0.5)) || told.trashed) return []
  const [least, most] = countOf[stage]
  const wanted = Math.min(draw.between(least, most), Math.floor(age / 3))
  const end = stage === 'lost' ? Math.floor(age * 0.4) : 1
  const back = Array.from(
    { length: wanted },
    () => end + Math.floor((age - 1 - end) * draw.fraction() ** 1.5),
  )
  const days = new Set(back.map((days) => workday(dayAfter(today, -Math.max(1, days)))))
  return [...days].filter((day) => day > entered && day < today).sort()
}

function drawTalk(draw: Draw, stage: Stage, at: number, count: number): Talk {
  if (at === 0) return draw.pick(firstTalks)
  if (stage === 'lost' && at === count - 1) return draw.pick(lostTalks)
  if (stage === 'deal' && at > count / 3) return draw.pick(dealTalks)
  return draw.pick(stage === 'prospect' && at < 2 ? firstTalks : middleTalks)
}

/** Mostly on the day, at times some days before: not everything is done when it was meant to be. */
function plannedFor(draw: Draw, day: string, following: string): string {
  const gap = daysBetween(day, following)
  const early = draw.chance(0.6) ? 0 : draw.between(1, 5)
  return workday(dayAfter(following, -Math.min(early, Math.max(0, gap - 1))))
}

/** What comes after the last talk: some overdue, some today, most in the weeks to come, a few forgotten. */
function withNextStep(
  draw: Draw,
  followUps: ToldFollowUp[],
  { told, stage, today }: { told: ToldCustomer; stage: Stage; today: string },
): ToldLine {
  const last = followUps.at(-1)
  const dice = draw.fraction()
  if (!last || stage === 'lost') return { followUps, noNext: last && stage === 'lost' ? 'no_need' : null }
  if (dice < 0.12)
    return {
      followUps,
      noNext: draw.pick(['waiting_for_customer', 'not_now', 'not_now', 'no_need'] as const),
    }
  if (dice < 0.19) return { followUps, noNext: null }
  const since = daysBetween(last.at.slice(0, 10), today)
  // Nobody plans for the day of the talk itself: what is overdue was talked of some days ago.
  const isOverdue = dice < 0.33 && since > 3
  const ahead = dice < 0.42 ? 0 : draw.between(1, stage === 'deal' ? 40 : 21)
  const days = isOverdue ? -draw.between(1, Math.min(9, since - 2)) : ahead
  const on = days > 0 ? workday(dayAfter(today, days)) : dayAfter(today, days)
  const time = draw.chance(0.3) ? `${draw.pick(['09:30', '10:00', '14:00', '15:30', '16:00'])}` : null
  const by = ownerOn(told, `${today}T00:00:00Z`)
  const plan = {
    on,
    time,
    goal: last.talk.next,
    method: last.talk.method,
    by,
  }
  return { followUps: [...followUps.slice(0, -1), { ...last, plan }], noNext: null }
}

const later = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()
