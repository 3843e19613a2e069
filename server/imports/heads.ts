import type { CustomField } from '../../contract/custom-fields.ts'
import { customTargetOf, type ImportTarget, type MappingTarget } from '../../contract/import-targets.ts'
import { languages } from '../../contract/session.ts'
import { plainText } from '../../contract/values/plainText.ts'
import { keyOf } from './head-key.ts'
import { customTargetName, targetName } from './target-name.ts'

/** What people write above such a column. Our own names of the fields come besides. */
const synonyms: Record<ImportTarget, string> = {
  name:
    '公司名称、客户名称、企业名称、单位名称、公司、客户、公司名、客户名、企业、单位、名称、公司全称、客户全称、企业全称、单位全称、抬头、甲方、客户公司、客户单位、' +
    'company、company name、customer、customer name、account、account name、organization、' +
    'organisation、client、client name',
  type: '客户类型、类型、customer type',
  shortName: '简称、客户简称、公司简称、企业简称、short name、abbreviation',
  creditCode:
    '统一社会信用代码、税号、信用代码、社会信用代码、统一信用代码、纳税人识别号、营业执照号、机构代码、tax id、uscc、credit code、tax number、' +
    '统一社会信用代码税号',
  legalNature: '组织性质、企业性质、单位性质、公司性质、客户性质、企业类型、公司类型、legal nature',
  businessType: '客户类别、客户分类、业务类型、渠道类型、business type、category',
  industry: '所属行业、行业、行业类别、行业分类、所在行业、客户行业、公司行业、industry、sector',
  foundedOn: '成立日期、成立时间、注册日期、注册时间、创立时间、成立年份、founded、founded on、date founded',
  country: '国家/地区、国家、所在国家、国别、country、nation',
  region:
    '所在地区、地区、所在地、省市区、省市、区域、所属地区、所属区域、城市、省份、省、市、区、区县、所在城市、所在省份、region、city、' +
    'province、district、area',
  address:
    '注册地址、地址、公司地址、单位地址、企业地址、详细地址、办公地址、通讯地址、客户地址、联系地址、经营地址、address、street、company address',
  website: '官网、网址、网站、公司网址、公司官网、公司网站、主页、website、url、web、homepage',
  mainBusiness: '主营业务、主营、主营产品、经营范围、业务范围、主要产品、公司业务、main business',
  size: '企业规模、公司规模、规模、客户规模、单位规模、企业规模人数营收、company size、size',
  headcount:
    '员工人数、人数、员工数、公司人数、企业人数、人员规模、员工规模、员工数量、headcount、employees、number of employees',
  annualRevenue:
    '年营收、营收、年营业额、营业额、年收入、年销售额、营业收入、年产值、销售额、annual revenue、revenue、turnover',
  totalAssets: '总资产、资产总额、资产总计、资产规模、total assets、assets',
  initialNeed:
    '初始需求、需求、客户需求、采购需求、需求描述、意向产品、需求产品、意向、need、needs、requirement、requirements',
  budget: '采购预算、预算、项目预算、预算金额、预算范围、budget',
  expectedStart:
    '期望合作时间、预计合作时间、期望时间、预计采购时间、预计成交时间、期望合作日期、expected start',
  urgency: '紧急度、紧急程度、需求紧急度、优先级、urgency、priority',
  painPoints: '痛点、客户痛点、业务痛点、pain points',
  preferences: '消费偏好、偏好、客户偏好、购买偏好、preferences',
  household: '家庭情况、家庭、家庭信息、家庭成员、家庭背景、household、family',
  source: '来源、客户来源、线索来源、来源渠道、获客渠道、获客方式、渠道、source、lead source',
  sourceNote: '来源依据、来源说明、授权说明、授权依据、数据授权、source basis、source note、licence note',
  cooperationSince:
    '合作开始、合作时间、合作开始时间、首次合作时间、开始合作时间、合作日期、合作开始日期、customer since',
  stage: '生命周期、客户阶段、阶段、客户状态、状态、跟进阶段、生命周期阶段、stage、status、lifecycle stage',
  relationStatus: '当前状态、合作状态、关系状态、合作情况、relation status',
  highlights:
    '重点标注、重点、重点备注、特别说明、备注、客户备注、说明、备注信息、highlights、notes、note、remarks、remark、comments',
  tags: '标签、客户标签、tags、labels',
  group: '集团、所属集团、集团公司、集团名称、group、company group、parent company',
  owner:
    '负责人、客户负责人、业务员、销售、销售员、销售人员、销售负责人、跟进人、归属人、客户经理、所有人、所属销售、归属销售、业务负责人、客户归属、owner、' +
    'account owner、sales、sales rep、salesperson、account manager',
  'contact.name':
    '联系人、联络人、联络人姓名、姓名、联系人姓名、客户联系人、主要联系人、联系人名称、对接人、首要联系人、联系人名字、contact、contact name、contact person、' +
    'full name、name of contact、primary contact',
  'contact.familyName': '姓、姓氏、联系人姓氏、last name、surname、family name',
  'contact.givenName': '名、first name、given name、forename',
  'contact.jobTitle':
    '职务、职位、联系人职务、联系人职位、岗位、职称、头衔、title、job title、position、contact job title',
  'contact.phones':
    '电话、手机、手机号、联系电话、联系方式、手机号码、电话号码、联系人电话、联系人手机、移动电话、联系人手机号、座机、固定电话、固话、公司电话、办公电话、联系手机、电话1、' +
    '电话2、手机1、手机2、联系电话1、联系电话2、联系人联系方式、电话手机、手机电话、phone、mobile、tel、telephone、phone number、' +
    'mobile phone、cell、cell phone、contact phone、mobile number',
  'contact.email':
    '邮箱、电子邮箱、电子邮件、邮件、联系人邮箱、email、e-mail、mail、email address、contact email',
  'contact.wechat': '微信、微信号、联系人微信、联系人微信号、wechat、wechat id、weixin',
  'contact.relation': '关系类型、联系人关系、联系人角色、角色、决策角色、联系人类型、role、contact role',
  'contact.preferredChannels':
    '联系偏好、偏好联系方式、偏好的联系方式、preferred channels、preferred channel',
  'contact.goodHours': '方便联系时间、方便时间、可联系时间、good hours、best time to call',
  'contact.influence': '影响力、影响程度、决策影响力、influence',
  'contact.attitude': '态度、支持度、客户态度、attitude',
  'contact.remark': '联系人备注、联系人说明、contact remark、contact notes',
  'followUp.at':
    '跟进时间、跟进日期、拜访时间、拜访日期、沟通时间、沟通日期、联系日期、洽谈时间、follow-up time、follow-up date、visit date、activity date',
  'followUp.author': '记录人、拜访人、跟进人员、跟进同事、拜访人员、author、assigned to',
  'followUp.method': '跟进方式、沟通方式、拜访方式、跟进类型、follow-up method、activity type',
  'followUp.content':
    '跟进内容、跟进记录、跟进情况、跟进详情、沟通内容、沟通记录、拜访内容、拜访记录、拜访情况、洽谈内容、联系记录、follow-up、follow-up notes',
  'followUp.feedback': '客户反馈、反馈、反馈结果、feedback',
  'followUp.feedbackDetail': '反馈详情、反馈内容、feedback details',
}

const targetOf = new Map<string, ImportTarget>()
for (const [target, words] of Object.entries(synonyms) as [ImportTarget, string][]) {
  for (const word of words.split('、')) targetOf.set(keyOf(word), target)
}
for (const target of Object.keys(synonyms) as ImportTarget[]) {
  for (const language of languages) targetOf.set(keyOf(targetName(language, target)), target)
}

/** The heads that mean a custom field, found before the synonyms of built-in ones. */
export type CustomHeads = ReadonlyMap<string, MappingTarget>
const none: CustomHeads = new Map()

/** Custom fields by their labels; those of the contact as 联系人… too, and alone where the customer has no such field. */
export function customHeads(fields: readonly CustomField[]): CustomHeads {
  const heads = new Map<string, MappingTarget>()
  for (const field of fields.filter(({ active }) => active)) {
    const target = customTargetOf(field)
    const names = languages.map((language) => customTargetName(language, field))
    for (const name of [...names, field.label]) {
      const key = keyOf(name)
      if (key !== '' && (field.object === 'customer' || !heads.has(key))) heads.set(key, target)
    }
  }
  return heads
}

/** What a column with this head becomes, or null. What stands in brackets (units, remarks) is left out at last. */
export function targetOfHead(head: string, custom: CustomHeads = none): MappingTarget | null {
  const withoutBrackets = plainText(head).replace(/\([^()]*\)|\[[^[\]]*\]|【[^】]*】/gu, '')
  for (const key of [keyOf(head), keyOf(withoutBrackets)]) {
    const target = custom.get(key) ?? targetOf.get(key)
    if (target !== undefined) return target
  }
  return null
}
