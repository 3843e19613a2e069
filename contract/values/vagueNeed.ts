import { plainText } from './plainText.ts'

/** Fewer characters than this name neither a kind of product nor a use. */
const least = 2

/** What tells that there is a need, or that nobody has asked yet, but neither of what nor what for. Longer ones first. */
const stock = [
  '不清楚|不确定|不知道|看情况|再联系|待补充|待沟通|待确认|待了解|后补|待定|待填|暂无|暂时|没有|未知|未定|以后|后续|稍后|补充|填写',
  '设备|产品|机器(?!人)|机械(?![臂手])|仪器|配件|零件|材料|服务(?!器)|方案|项目|业务|东西|货物|系统|软件|需求|需要|意向|想法|兴趣|合作|采购|购买|订购|订货|进货|定制|更换|升级',
  '详见附件|见附件|附件|同上|面谈|保密|要求|根据|按照|实际|情况|确定|打算|计划|考虑|希望',
  '咨询|询问|询价|报价|价格|了解|联系|沟通|洽谈|对接|跟进|推荐|介绍|看看|问问|客户|对方|公司|我司|贵司|我们|他们|目前|近期|最近|长期',
  '一下|一些|若干|部分|多种|各种|各类|相关|有关|其他|其它|普通|一般|正常|常规|具体|详细|感',
  '[有无要想买按的了个些等和与及对请先再待可能会很新为是在做求用台套件批条一二三四五六七八九十百千万两几多]',
].join('|')
const stockWords = [
  'a|an|the|some|any|few|many|new|other|various|of|for|in|to|and|or|our|your|their|they|we|he|she|it|is|are|be|has',
  'have|with|more|about|on|not|no|none|na|n|s|t|tbd|tba|tbc|unknown|unclear|later|yet|determined|confirmed',
  'decided|need|needs|needed|want|wants|looking|interested|interest|inquiry|enquiry|ask|asks|asking|asked',
  'question|questions|quote|quotation|price|prices|pricing|buy|buying|purchase|order|product|products|equipment',
  'machine|machines|machinery|device|devices|item|items|goods|part|parts|service|services|solution|solutions',
  'project|system|software|something|things|information|info|details|customer|client|company|cooperation',
  'asap|see|attached|attachment|confidential|contact|follow|up|general|standard|normal|demand|requirement|requirements',
].join('|')

const stockPhrases = new RegExp(stock, 'gu')
const stockWord = new RegExp(`^(?:${stockWords}|\\p{N}+)$`, 'u')

const isHan = (word: string) => /^\p{Script=Han}$/u.test(word)

/**
 * Whether a need names neither a kind of product nor a use: nothing is left of it once stock phrases are taken away (DOMAIN §2).
 * An empty one isn't vague but missing.
 */
export function isVagueNeed(text: string): boolean {
  const plain = plainText(text).toLowerCase()
  if (plain === '') return false
  const words: string[] = plain.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []
  const characters = words.filter(isHan).join('').replace(stockPhrases, '')
  const tells = words.some((word) => !isHan(word) && /\p{L}{2}/u.test(word) && !stockWord.test(word))
  return !tells && [...characters].length < least
}
