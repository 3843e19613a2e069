import { plainText } from '../../contract/values/plainText.ts'

const between = /[、，,;；/／|｜\r\n&＆+＋]+|\s(?:和|及|与)\s/u
const betweenCompanies = /[、，,;；/／|｜\r\n]+|(?<=公司)\s+/u
const company =
  /\S\s?(?:公司|工厂|商行|事务所|研究院|研究所|银行|合作社|co\.,? ?ltd\.?|limited|inc\.?|gmbh|llc)$/iu
const branch = /分(?:公司|行|厂|院|所)$/u

/** Whether a cell names several companies: 甲公司、乙公司. A branch behind its company is one. */
export const isSeveralCompanies = (text: string): boolean =>
  text
    .split(betweenCompanies)
    .map((piece) => piece.trim())
    .filter((piece) => company.test(piece) && !branch.test(piece)).length > 1

/** Why a cell isn't the name of one person: several stand in it, or a number or an address beside the name. */
export function faultOfPerson(text: string): 'contact.several' | 'contact.not_only_name' | null {
  const compact = plainText(text).replace(/[\s-]/gu, '')
  if (/\p{L}/u.test(compact) && /\d{7}|\S@\S/u.test(compact)) return 'contact.not_only_name'
  return isSeveralPeople(text) ? 'contact.several' : null
}

function isSeveralPeople(text: string): boolean {
  if (!/[^\p{L}]|[和及与]/u.test(text)) return false
  const pieces = text.split(between).map((piece) => piece.trim())
  // Latin names may have their family name first: Smith, John.
  const isPerson = text.includes(',') ? isHanPerson : isNamed
  if (pieces.filter(isPerson).length > 1) return true
  const words = text.trim().split(/\s+/u)
  if (words.length > 1 && words.every(startsWithFamilyName)) return true
  return joined.test(text.trim())
}

/** The hundred commonest family names (公安部户政管理研究中心, 2020), enough to tell two names from a name and a title. */
const family =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常'
const joined = new RegExp(`^[${family}]\\p{Script=Han}{1,2}[和及与][${family}]\\p{Script=Han}{1,2}$`, 'u')
const title =
  /^(?:(?:总|副|高级|采购|销售|财务|技术|业务|市场|行政|人事|生产|项目|部门|区域|大区|客户|商务|运营)*(?:经理|主任|总监|主管|工程师|总工|高工|董事长?|总裁|总|厂长|处长|科长|部长|会计|出纳|代表|助理|负责人|采购|销售|财务|技术|业务|老板|部|科|员|先生|女士|老师|小姐))+$/u

const isNamed = (piece: string) => /^\p{L}[\p{L}\s.·]+/u.test(piece) && !title.test(piece)
const isHanPerson = (piece: string) => /^\p{Script=Han}{2}/u.test(piece) && !title.test(piece)
const startsWithFamilyName = (word: string) =>
  /^\p{Script=Han}{2,3}$/u.test(word) && family.includes(word.charAt(0)) && !title.test(word)
