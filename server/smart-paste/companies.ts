import { type Hit, hit } from './hits.ts'

const legal = '有限责任公司|股份有限公司|有限公司|股份公司|集团公司|合伙企业|分公司'
const other =
  '公司|集团|工厂|制造厂|机械厂|电子厂|加工厂|五金厂|塑料厂|服装厂|食品厂|模具厂|商行|经营部|工作室|事务所|研究院|研究所|设计院|大学|学院|中学|小学|医院|诊所|酒店|宾馆|合作社'
const inChinese = new RegExp(
  `[\\p{Script=Han}A-Za-z\\d()·&-]{2,40}?(?:${legal})(?:[\\p{Script=Han}]{2,10}分公司)?|[\\p{Script=Han}A-Za-z\\d()·&-]{2,20}?(?:${other})(?![\\p{Script=Han}]{0,1}[路街道])`,
  'gu',
)
const inEnglish =
  /(?<![\w@.])(?!(?:Co|Ltd|Limited|Inc|Corp)\b)[A-Z][\w&'.-]{0,30}(?:,? (?:[A-Z(][\w&'.()-]{0,30}|&|of|and)){0,7}?,? ?(?:Co\.?,? ?Ltd\.?|Company Limited|Limited|Ltd\.?|Inc\.?|L\.?L\.?C\.?|GmbH|Corporation|Corp\.?)(?![A-Za-z])/gu
const chineseEnding = new RegExp(
  `(?:${legal}|${other}|厂|店|中心|局|委员会|办事处|支行|分行)(?:\\([\\p{Script=Han}]{2,10}\\))?$`,
  'u',
)
const englishEnding = new RegExp(`${inEnglish.source}$`, 'u')
const legalEnding = new RegExp(`(?:${legal})$`, 'u')
/** 贵公司, 我们公司, 有限公司: no name. */
const noCompany =
  /^(?:贵|我|本|该|你们?|我们?|您|分|总|子|母|新|老|各|这家|那家|一家|几家|某)?(?:有限|股份|集团)?公司$|^.{0,1}(?:集团|工厂|大学|学院|医院|酒店)$/u

export const hasCompanyEnding = (text: string) => chineseEnding.test(text) || englishEnding.test(text)

/** 我们是, 这里是, 你好我是: the words before a company in a sentence. */
const lead =
  /^(?:.*(?:我们?是|我司是|这里是|这边是|来自|公司是|公司叫|名字叫|全称是?|抬头是?|开给|开票给|就职于|任职于|介绍一?下|您好|你好|我在|我们在|的))/u
/** In a name they are rare, in a sentence they aren't. */
const sentenceWord = /[我你您他她的了吗呢吧请跟和把被让给]/u

/** By its ending. Of a whole legal name it is sure, unless words of a sentence are in it. */
export function companiesIn(text: string): Hit[] {
  const chinese = [...text.matchAll(inChinese)].flatMap((found) => {
    const before = lead.exec(found[0])?.[0].length ?? 0
    const name = found[0].slice(before)
    const isSaid = sentenceWord.test(name)
    const isLegal = legalEnding.test(name) && name.length >= 7
    if (noCompany.test(name) || (isSaid && !isLegal)) return []
    const piece = { text: name, start: found.index + before }
    return [hit('company', piece, 'ending', { isSure: isLegal && !isSaid })]
  })
  const english = [...text.matchAll(inEnglish)].map((found) =>
    hit('company', { text: found[0], start: found.index }, 'ending'),
  )
  return [...chinese, ...english]
}
