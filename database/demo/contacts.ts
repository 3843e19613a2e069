import type { ContactDraft } from '../../contract/contacts.ts'
import type { Draw } from './draw.ts'
import { givenNames, surnames } from './names.ts'

type Relation = NonNullable<ContactDraft['relation']>

const jobs: readonly (readonly [title: string, relation: Relation])[] = [
  ['总经理', 'decision_maker'],
  ['副总经理', 'decision_maker'],
  ['生产总监', 'decision_maker'],
  ['采购经理', 'purchasing'],
  ['采购主管', 'purchasing'],
  ['设备工程师', 'technical'],
  ['自动化主管', 'technical'],
  ['工艺工程师', 'technical'],
  ['车间主任', 'requester'],
  ['生产经理', 'requester'],
  ['财务主管', 'finance'],
  ['总经理助理', 'other'],
]

/** 王总 until the real name is known. */
const formsOfAddress = ['总', '经理', '工']

/** The middle 0000 marks a number of the demo: nobody real is called. */
export const drawMobile = (draw: Draw): string =>
  `${draw.pick(['138', '139', '136', '186', '188', '135', '177', '199'])}0000${String(draw.between(0, 9999)).padStart(4, '0')}`

const drawLandline = (draw: Draw, landline: string): string =>
  `${landline} ${String(draw.between(0, 9999)).padStart(4, '0')}${draw.chance(0.6) ? ` 转 ${draw.between(801, 899)}` : ''}`

export type Workplace = { landline: string; mailDomain: string }

export function drawContact(draw: Draw, { landline, mailDomain }: Workplace): ContactDraft {
  const [surname, surnamePinyin] = draw.pick(surnames)
  const [given, givenPinyin] = draw.pick(givenNames)
  const [jobTitle, relation] = draw.pick(jobs)
  const isAddressed = draw.chance(0.05)
  return {
    name: isAddressed ? `${surname}${draw.pick(formsOfAddress)}` : `${surname}${given}`,
    jobTitle,
    relation,
    phones: draw.chance(0.85)
      ? [drawMobile(draw), ...(draw.chance(0.15) ? [drawLandline(draw, landline)] : [])]
      : [drawLandline(draw, landline)],
    email: draw.chance(0.55) && !isAddressed ? `${givenPinyin}.${surnamePinyin}@${mailDomain}` : null,
    wechat: draw.chance(0.3) ? `${surnamePinyin}_${givenPinyin}${draw.between(10, 99)}` : null,
    preferredChannels: draw.chance(0.6) ? [draw.pick(['phone', 'wechat', 'email', 'visit'] as const)] : [],
    goodHours: draw.chance(0.2)
      ? draw.pick(['工作日 9:30-11:30', '下午 2 点以后', '周三、周五上午', '避开月底'])
      : null,
    influence: draw.chance(0.6)
      ? relation === 'decision_maker'
        ? 'high'
        : draw.pick(['medium', 'low', 'high'] as const)
      : null,
    attitude: draw.chance(0.5) ? draw.pick(['supports', 'supports', 'neutral', 'opposes'] as const) : null,
    remark: draw.chance(0.08)
      ? draw.pick(['技术出身，关心节拍和精度', '重视到场速度', '老客户转介绍', '要求先看同行业案例'])
      : null,
  }
}

/** One to three people, the first of them the primary one. */
export function drawContacts(draw: Draw, workplace: Workplace): ContactDraft[] {
  const dice = draw.fraction()
  const count = dice < 0.6 ? 1 : dice < 0.9 ? 2 : 3
  return Array.from({ length: count }, () => drawContact(draw, workplace))
}
