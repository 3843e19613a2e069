import { type Hit, hit, linesOf, type Piece, split } from './hits.ts'
import { isFormOfAddress, isName } from './names.ts'

const clock = String.raw`(?:上午|下午|晚上|凌晨|中午|早上)? ?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?`
const date = String.raw`(?:\d{4}[-/.年] ?\d{1,2}[-/.月] ?\d{1,2}日?|\d{1,2}[-/月]\d{1,2}日?|昨天|今天|前天|星期[一二三四五六日天]|周[一二三四五六日])`
const stamp = String.raw`\[?(?:${date},? ?)?${clock}\]?`
/** 王丽 2026/11/27 10:32:15, [10:32] 王丽:, 昨天 14:20: the lines that a chat puts before what was said. */
const header = new RegExp(
  `^(?:(?<who>[^:\\n]{1,30}?) )?${stamp}:?$|^${stamp} (?<whoAfter>[^:\\n]{1,30}?):?$`,
  'u',
)
const speaker = /^(?<who>[^\s:,。;!?]{2,12}) ?:(?!\/\/)/u
const ruler = new RegExp(`^[-—─= ]{2,}.{0,4}${date}.{0,12}[-—─= ]{2,}$`, 'u')

/** Who speaks may be the customer or oneself: a name from there is only proposed. Its time is no appointment. */
export function chatIn(text: string): Hit[] {
  return linesOf(text).flatMap((line) => {
    const heading = header.exec(line.text)
    if (heading) {
      const who = heading.groups?.who ?? heading.groups?.whoAfter
      if (who === undefined) return [hit(null, line, 'nickname')]
      const at = line.text.indexOf(who)
      const times = at === 0 ? line.text.slice(who.length) : line.text.slice(0, at)
      const time = { text: times, start: at === 0 ? line.start + who.length : line.start }
      return [hit(null, time, 'nickname'), ...nicknames({ text: who, start: line.start + at })]
    }
    if (ruler.test(line.text)) return [hit(null, line, 'nickname')]
    const who = speaker.exec(line.text)?.groups?.who
    return who ? nicknames({ text: who, start: line.start }) : []
  })
}

/** 恒远机械-王丽, 王丽(采购). */
const nicknames = (who: Piece): Hit[] =>
  split(who, /[-—_/|()·@~ ]+/gu)
    .filter(({ text }) => isName(text) || isFormOfAddress(text))
    .map((name) => hit('name', name, 'nickname', { isSure: false }))
