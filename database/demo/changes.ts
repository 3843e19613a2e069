import type { ContactDraft } from '../../contract/contacts.ts'
import { lossReasons } from '../../contract/stage.ts'
import { drawMobile } from './contacts.ts'
import { atMinute, dayAfter, daysBetween, officeMinutes, workday } from './days.ts'
import type { Draw } from './draw.ts'
import { type Stage, wan } from './fields.ts'
import { people } from './people.ts'
import type { ToldChange } from './told.ts'

const promotions: Record<string, string> = {
  采购主管: '采购经理',
  采购经理: '供应链总监',
  设备工程师: '设备主管',
  工艺工程师: '工艺经理',
  车间主任: '生产经理',
  自动化主管: '自动化经理',
  总经理助理: '副总经理',
}

const departmentOf = (userName: string) => people.find((one) => one.userName === userName)?.department
export const supervisorOf = (userName: string): string =>
  people.find(
    (one) =>
      one.department === departmentOf(userName) && one.roles.some((role) => role === 'sales_supervisor'),
  )?.userName ?? 'zhaoliqun'
const colleaguesOf = (userName: string) =>
  people.filter(
    (one) =>
      one.department === departmentOf(userName) &&
      one.userName !== userName &&
      one.roles.includes('sales') &&
      !one.left,
  )

/** Any of them but 其他, which would need words; the day decides, so that nothing else of the story is drawn anew. */
const lossReasonOf = (createdOn: string) =>
  lossReasons[Number(createdOn.slice(-2)) % (lossReasons.length - 1)] ?? null

type Life = { createdOn: string; today: string; owner: string; stage: Stage; contacts: ContactDraft[] }

/** What happened to a customer between its entry and today, oldest first; nothing to the youngest. */
export function drawChanges(draw: Draw, life: Life): { first: Stage; changes: ToldChange[] } {
  const { createdOn, today, owner, stage, contacts } = life
  const age = daysBetween(createdOn, today)
  const changes: ToldChange[] = []
  // Three days on, and back over a weekend, is still a later day.
  const somewhen = () => {
    const days = 3 + Math.floor((age - 3) * (0.1 + 0.85 * draw.fraction()))
    return atMinute(workday(dayAfter(createdOn, days)), draw.between(0, officeMinutes - 1))
  }
  if (age < 14) return { first: stage, changes }

  const moments = [somewhen(), somewhen()].sort()
  const climbs = stage !== 'prospect' && draw.chance(0.5)
  const steps: Stage[] = !climbs ? [] : stage === 'interested' ? ['interested'] : ['interested', stage]
  for (const [index, step] of steps.entries())
    changes.push({
      at: moments[index] ?? somewhen(),
      by: owner,
      kind: 'stage',
      stage: step,
      reason: step === 'lost' ? lossReasonOf(createdOn) : null,
    })

  const promoted = promotions[contacts[0]?.jobTitle ?? '']
  if (promoted && draw.chance(0.4))
    changes.push({ at: somewhen(), by: owner, kind: 'contact', index: 0, changes: { jobTitle: promoted } })
  if (draw.chance(0.06))
    changes.push({
      at: somewhen(),
      by: owner,
      kind: 'contact',
      index: 0,
      changes: { phones: [drawMobile(draw)] },
    })
  if (draw.chance(0.08)) {
    const budget = wan([draw.between(4, 20) * 10, draw.between(30, 60) * 10])
    changes.push({ at: somewhen(), by: owner, kind: 'customer', changes: { budget, urgency: 'high' } })
  }
  const [successor] = colleaguesOf(owner)
  if (successor && draw.chance(0.07))
    changes.push({ at: somewhen(), by: supervisorOf(owner), kind: 'owner', owner: successor.userName })
  return {
    first: climbs ? 'prospect' : stage,
    changes: changes.sort((one, other) => (one.at < other.at ? -1 : 1)),
  }
}
