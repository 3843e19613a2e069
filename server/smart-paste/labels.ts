import { type Piece, trimmed } from './hits.ts'

/** What people write before a value, in chats, signatures and billing data. */
const words = {
  company:
    '公司名称 我司名称 我司全称 企业全称 全称 单位名称 企业名称 客户名称 开票名称 开票单位 开票抬头 发票抬头 公司抬头 单位全称 公司全称 购买方名称 购方名称 抬头 名称 公司 单位 户名 Company~Name Company Organization',
  taxNumber:
    '统一社会信用代码/纳税人识别号 纳税人识别号/统一社会信用代码 统一社会信用代码或纳税人识别号 统一社会信用代码 社会信用代码 统一信用代码 信用代码 纳税人识别号 纳税人识别码 纳税识别号 纳税人税号 企业税号 公司税号 单位税号 纳税号 税务登记号 税号 Tax~ID Tax~No. Tax~Number USCC',
  bankAccount:
    '开户行及账号 开户行及帐号 开户行和账号 开户行账号 开户行、账号 开户银行及账号 开户银行及帐号 开户银行账号 开户银行、账号 银行及账号',
  bank: '开户行名称 开户银行 基本户开户行 基本开户行 开户行 开户支行 银行名称 Bank~Name Bank',
  account:
    '银行账号 银行帐号 银行账户 对公账号 对公账户 基本账号 开户账号 开户帐号 账号 帐号 账户 卡号 Account~No. Account~Number Account A/C',
  addressPhone:
    '注册地址及电话 注册地址和电话 注册地址、电话 注册地址电话 注册地址/电话 公司地址及电话 公司地址电话 单位地址及电话 单位地址电话 单位地址、电话 地址及电话 地址和电话 地址、电话 地址/电话 地址电话',
  address:
    '注册地址 公司地址 单位地址 企业地址 办公地址 联系地址 通讯地址 通信地址 详细地址 开票地址 工厂地址 地址 Address Addr. Add. Addr Add A',
  otherAddress: '收货地址 送货地址 寄送地址 收件地址 邮寄地址 寄票地址 发货地址 Ship~to',
  phone:
    '手机号码 手机号 移动电话 手机 联系电话 办公电话 公司电话 单位电话 注册电话 开票电话 固定电话 座机 固话 电话号码 联系方式 电话 热线 总机 直线 电话/手机 手机/电话 手机/微信 微信/手机 电话/微信 Telephone Tel. Tel Mobile Mob. Mob Cell Phone Direct Office Ph. T M P',
  ignored: '传真号码 传真 Fax F 邮编 邮政编码 Zip Postcode QQ号 QQ 身份证号 身份证 订单号 合同号 单号 发票号',
  name: '联系人姓名 联系人 联络人 姓名 收件人 收货人 收票人 对接人 经办人 负责人 Contact~Person Contact Name Attn.',
  jobTitle: '职务 职位 岗位 职称 Job~Title Title Position',
  email: '电子邮箱 电子邮件 收票邮箱 邮箱地址 邮箱 邮件 E-mail Email Mail E',
  wechat: '微信号 微信 WeChat~ID WeChat Weixin VX V信 wx',
  website: '公司网址 公司官网 官方网站 官网 网址 网站 Website Web Http W',
} as const
export type Label = keyof typeof words

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
/** 账 号, 税  号: signs are pulled apart to line up with longer labels. */
const spread = (word: string) =>
  [...word]
    .map((sign) => (sign === '~' ? ' ?' : escaped(sign)))
    .join(/\p{Script=Han}/u.test(word) ? ' {0,4}' : '')

const keyOf = (word: string) => word.toLowerCase().replace(/[ ~]/gu, '')
const labelOf = new Map<string, Label>()
for (const [label, list] of Object.entries(words) as [Label, string][])
  for (const word of list.split(' ')) labelOf.set(keyOf(word), label)

const all = Object.values(words)
  .flatMap((list) => list.split(' '))
  .sort((one, other) => other.length - one.length)
const isHan = (word: string) => /\p{Script=Han}/u.test(word)
/** Not in the middle of a word; but billing data is pasted without breaks, too. */
const han = String.raw`(?<=^|\P{Script=Han}|公司|[号室楼层栋座厂行])(?:${all.filter(isHan).map(spread).join('|')})`
const latin = String.raw`(?<=^|[^\p{L}\d/.@:-])(?:${all
  .filter((word) => !isHan(word))
  .map(spread)
  .join('|')})`
const note = String.raw`(?: ?\([^()\n]{0,20}\))?`
/** In a sentence, right before a figure: 税号9135…, 账号 1102…. */
const figured = (['taxNumber', 'account', 'ignored'] as const)
  .flatMap((label) => words[label].split(' '))
  .filter(isHan)
  .sort((one, other) => other.length - one.length)
  .map(spread)
  .join('|')
/** In brackets, with a colon, with a space at the beginning of a line, or before a figure. */
const labelShape = new RegExp(
  `\\[ ?(${han}|${latin})${note} ?\\] ?:?|(${han}|${latin})${note} {0,4}:|^(${han}|${latin}) {1,8}(?=\\S)|(?<![\\p{L}\\d])(${figured}) ?(?=\\d)`,
  'gimu',
)

/** What forms are filled with where there is nothing to say. */
const nothing = /^(?:无|暂无|没有|同上|不详|\/|-+|n\/?a)$/iu

export type Labelled = { label: Label; from: number; value: Piece }

/** Each value reaches to the next label or the end of its line; one that stands below its label is found as well. */
export function labelledIn(text: string): Labelled[] {
  const heads = [...text.matchAll(labelShape)].flatMap((found) => {
    const label = labelOf.get(keyOf(found[1] ?? found[2] ?? found[3] ?? found[4] ?? ''))
    return label ? [{ label, from: found.index, start: found.index + found[0].length }] : []
  })
  return heads.flatMap(({ label, from, start }, index) => {
    const limit = heads[index + 1]?.from ?? text.length
    const value = firstLine({ text: text.slice(start, limit), start })
    return value && !nothing.test(value.text) ? [{ label, from, value: ofClause(label, value) }] : []
  })
}

function firstLine({ text, start }: Piece): Piece | null {
  const line = /^[^\n]*/u.exec(text)?.[0] ?? ''
  const same = trimmed({ text: line, start })
  if (same.text !== '') return same
  const below = /^\n([^\n]+)/u.exec(text.slice(line.length))?.[1]
  if (below === undefined) return null
  const next = trimmed({ text: below, start: start + line.length + 1 })
  return next.text === '' ? null : next
}

/** These end where a Chinese clause ends; pairs and lists of numbers go on, and so does Co., Ltd. */
const clauses = new Set<Label>(['company', 'bank', 'address', 'otherAddress', 'name', 'jobTitle'])

function ofClause(label: Label, value: Piece): Piece {
  const end = clauses.has(label) && isHan(value.text) ? value.text.search(/[,;。!?]/u) : -1
  return end > 0 ? trimmed({ ...value, text: value.text.slice(0, end) }) : value
}
