import { attitudes, channels, contactRelations, influences } from '../../contract/contacts.ts'
import {
  businessTypes,
  customerTypes,
  legalNatures,
  relationStatuses,
  sources,
  stages,
  urgencies,
} from '../../contract/customer-fields.ts'
import { feedbacks, followUpMethods } from '../../contract/follow-up-fields.ts'
import { languages } from '../../contract/session.ts'
import { plainText } from '../../contract/values/plainText.ts'
import { choiceName } from '../platform/sentences.ts'

export const choicesOf = {
  type: customerTypes,
  legalNature: legalNatures,
  businessType: businessTypes,
  urgency: urgencies,
  source: sources,
  stage: stages,
  relationStatus: relationStatuses,
  relation: contactRelations,
  channel: channels,
  influence: influences,
  attitude: attitudes,
  method: followUpMethods,
  feedback: feedbacks,
} as const
export type ChoiceField = keyof typeof choicesOf

/** Other words for a choice that mean it and nothing else. */
const otherWords: { [Field in ChoiceField]?: Partial<Record<(typeof choicesOf)[Field][number], string[]>> } =
  {
    type: { company: ['公司', '单位', '企业客户', '公司客户', '机构'], individual: ['个人客户', '自然人'] },
    legalNature: {
      sole_trader: ['个体', '个体工商户'],
      government: ['政府机关', '机关'],
      social_organisation: ['社会团体'],
    },
    businessType: {
      end_user: ['最终客户', '终端客户', '终端用户', '最终用户', '直接客户'],
      distributor: ['经销', '代理商', '分销商', '经销客户'],
      trader: ['贸易', '贸易公司'],
      oem: ['代工'],
    },
    urgency: {
      high: ['高', '急', '非常紧急', '加急'],
      medium: ['中', '普通', '正常'],
      low: ['低', '不紧急'],
    },
    source: {
      customer_referral: ['转介绍', '老客户介绍', 'existing customer', '客户介绍', '客户推荐'],
      partner: ['partner referral', '合作伙伴', '渠道推荐', '伙伴推荐'],
      exhibition: ['trade show', '展览会', '展销会', '参展'],
      cold_visit: ['陌生拜访', '上门拜访'],
      phone: ['电话营销', '电销', '电话拜访'],
      website: ['web', 'web site', '官网', '公司官网', '网站'],
      online_promotion: ['网络推广', '线上'],
      active_search: ['主动开发', '自主开发', '自己开发'],
    },
    stage: {
      prospect: ['潜在客户', 'lead'],
      interested: ['意向客户', '有意向', 'opportunity'],
      deal: ['成交客户', 'customer', '已成交', '合作中', '已合作'],
      lost: ['流失客户', '已流失'],
    },
    relationStatus: {
      stable: ['稳定'],
      to_nurture: ['需培育', '培育', '成长'],
      at_risk: ['有流失风险', '流失预警'],
      paused: ['暂停', '暂停合作'],
    },
    relation: {
      decision_maker: ['决策者', '关键决策人', '决策'],
      technical: ['技术', '技术负责人', '技术人员'],
      requester: ['需求方', '使用人'],
      purchasing: ['采购人员', '采购负责人', '采购经办人'],
      finance: ['财务人员', '财务负责人'],
      other: ['其它'],
    },
    channel: {
      phone: ['打电话', '手机'],
      email: ['邮箱', '电子邮件'],
      visit: ['上门', '上门拜访', '面谈'],
    },
    influence: { high: ['大', '强'], medium: ['一般'], low: ['小', '弱'] },
    attitude: { supports: ['支持者'], opposes: ['反对者'] },
    method: {
      phone: ['打电话', '电联', '电话沟通', '电话拜访', '电话跟进', 'call', 'phone call'],
      visit: ['上门', '上门拜访', '面谈', '见面', '拜访客户', '实地拜访', 'meeting'],
      email: ['邮箱', '电子邮件', '发邮件'],
      online_meeting: ['视频会议', '线上会议', '网络会议', '腾讯会议'],
      wechat: ['微信沟通', '微信跟进'],
      other: ['其它'],
    },
    feedback: {
      clear_need: ['有需求', '需求明确', '有意向'],
      to_confirm: ['考虑中', '再确认', '待定'],
      refused: ['已拒绝', '无意向', '没有意向', '不需要'],
    },
  }

export const choiceKey = (text: string) =>
  plainText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** By what people write: the value it means. */
export const wordsOf = Object.fromEntries(
  Object.entries(choicesOf).map(([field, values]) => {
    const words = new Map<string, string>()
    const others = otherWords[field as ChoiceField] as Record<string, string[]> | undefined
    for (const value of values) {
      const names = languages.map((language) => choiceName(language, field as ChoiceField, value))
      for (const word of [value, ...names, ...(others?.[value] ?? [])]) words.set(choiceKey(word), value)
    }
    return [field, words]
  }),
) as Record<ChoiceField, Map<string, string>>

/** The choice that a text names: by its Chinese or English name, its code, or another word for it. Else null. */
export const findChoice = (field: ChoiceField, text: string): string | null =>
  wordsOf[field].get(choiceKey(text)) ?? null
