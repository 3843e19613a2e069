import type { FoundNextStep } from '../../contract/smart-paste.ts'
import { dayOf, dayWords, numberOf } from './days.ts'
import { linesOf, type Piece, split, trimmed } from './hits.ts'

const dayShape = new RegExp(
  `(?:${dayWords})(?:\\(?(?:周|星期)[一二三四五六日天]\\)?| ?\\(\\d{1,2}[号日]\\))?`,
  'u',
)
const timeShape =
  /(凌晨|早上|上午|中午|下午|傍晚|晚上)?[ ]?(?:(\d{1,2}):(\d{2})|(\d{1,2}|[一二两三四五六七八九十]{1,3})[点时](?:(半)|(一刻)|(\d{1,2})分?)?(?:钟|整)?)/u
const action =
  /电话|联系|拜访|来看|看样|看货|看厂|过来|过去|回复|答复|开会|会议|面谈|见面|送|寄|发|报价|签|付|打款|汇款|演示|培训|参观|约|聊|沟通|确认|给你|给您|给我|安排|试用|试机|安装|验收|对账|交货|提货|到货|到我|到你|来我|去你|去您|来公司|去公司|跟进|提醒|call|visit|meet|send|quote/iu

/** 今天打过电话了 tells what was done; 明天不过来了, 周三来吗 plan nothing yet. */
const done = /(?<!通)过(?![来去])|已|刚|了$/u
const unplanned = /不|没|别|取消|吗$/u

/** A clause in which a day to come is said. With something to do it is a next step, without it may be one. */
export function nextStepsIn(text: string, today: string): FoundNextStep[] {
  return linesOf(text)
    .flatMap((line) => split(line, /[,;。!?\ufffc]+|\.(?= |$)/gu))
    .flatMap((clause) => nextStep(clause, today) ?? [])
    .slice(0, 10)
}

function nextStep(clause: Piece, today: string): FoundNextStep | null {
  const said = dayShape.exec(clause.text)
  if (!said) return null
  const words = said[0].replace(/(?<=[日号])\(?(?:周|星期)[一二三四五六日天]\)?$| ?\(\d{1,2}[号日]\)$/u, '')
  const day = dayOf(words, today)
  if (!day) return null
  const after = clause.text.slice(said.index + said[0].length)
  // 周一到周五 is no appointment.
  if (/^ ?(?:到|至|-)/u.test(after)) return null
  const time = timeIn(after, /[早晚]$/u.exec(words)?.[0] ?? '')
  const rest = `${clause.text.slice(0, said.index).replace(/[于在]$/u, '')} ${time ? after.replace(time.words, '') : after}`
  const goal = goalOf(rest)
  if (day.on === today && done.test(rest)) return null
  const isAction = action.test(rest) && !unplanned.test(rest)
  return {
    start: clause.start,
    end: clause.start + clause.text.length,
    on: day.on,
    time: time?.at ?? null,
    goal: goal === '' ? null : goal.slice(0, 200),
    isSure: isAction && day.isClear && (time?.isClear ?? true),
    rule: !day.isClear
      ? 'dayUnclear'
      : time && !time.isClear
        ? 'timeUnclear'
        : isAction
          ? 'dayAndAction'
          : 'dayOnly',
  }
}

const goalOf = (rest: string) =>
  trimmed({ text: rest.replace(/\s+/gu, ' '), start: 0 })
    .text.replace(/^(?:那|那么|好的|好|嗯|行|可以|就|我们|咱们|我|您|你|请|麻烦)+(?=.{2,})/u, '')
    .replace(/(?:吧|哈|哦|呢|啊|了)+$/u, '')
    .trim()

type Said = { words: string; at: string; isClear: boolean }

/** 下午3点半. Working hours say which half of the day a bare 3点 is in; that remains to be looked at. */
function timeIn(text: string, ofDay: string): Said | null {
  const found = timeShape.exec(text)
  if (!found || found.index > 6) return null
  const half = found[1] ?? ofDay
  const hour = numberOf(found[2] ?? found[4] ?? '')
  const minute = found[5] ? 30 : found[6] ? 15 : Number(found[3] ?? found[7] ?? 0)
  if (!(hour <= 24) || minute > 59) return null
  const isAfternoon = /[下傍晚]/u.test(half) || (half === '中午' && hour < 11)
  const isBare = half === '' && found[3] === undefined && hour < 8
  const hours = hour < 12 && (isAfternoon || (isBare && hour >= 1 && hour <= 6)) ? hour + 12 : hour % 24
  const at = `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  return { words: found[0], at, isClear: !isBare }
}
