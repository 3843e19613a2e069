import { customerDraft } from '../../../contract/customer-fields.ts'
import type { GuardedField } from '../../../contract/field-levels.ts'

/** Of 哨兵行业甲 and 哨兵行业乙. */
export type IndustryIds = readonly [number, number]

/** Keys of a custom field of customers and one of contacts. */
export const customKeys = { customer: 'cf_sentinel1', contact: 'cf_sentinel2' } as const

/**
 * A customer whose every value can be told from all others in whatever text it turns up: JSON, csv, a workbook, a
 * sentence, a log line. `at` gives the values of the first entry (1) or of a later edit (2).
 */
export const customerAt = (at: 1 | 2, industryIds: IndustryIds) => ({
  shortName: `哨兵简称${at}`,
  creditCode: at === 1 ? '91440300708461136T' : '914403001922038216',
  legalNature: at === 1 ? 'sole_trader' : 'social_organisation',
  businessType: at === 1 ? 'distributor' : 'oem',
  industryId: industryIds[at - 1] ?? 0,
  foundedOn: `198${at}-03-21`,
  regionCode: at === 1 ? '530823' : '533102',
  address: `哨兵地址${at}号`,
  website: `https://sentinel-site-${at}.example`,
  mainBusiness: `哨兵主营${at}`,
  headcount: { min: 3133700 + at, max: 4141700 + at },
  annualRevenue: { min: 518273000000 + at * 100000000, max: 628373000000 + at * 100000000 },
  totalAssets: 738473000000 + at * 100000000,
  initialNeed: `哨兵需求${at}`,
  budget: { min: 848573000000 + at * 100000000, max: 958673000000 + at * 100000000 },
  expectedStart: `203${at}-07-19`,
  urgency: at === 1 ? ('high' as const) : ('low' as const),
  painPoints: `哨兵痛点${at}`,
  preferences: `哨兵偏好${at}`,
  source: at === 1 ? 'licensed_data' : 'symposium',
  sourceNote: `哨兵依据${at}`,
  cooperationSince: `200${at}-05-23`,
  relationStatus: at === 1 ? ('to_nurture' as const) : ('at_risk' as const),
  highlights: `哨兵标注${at}`,
  custom: { [customKeys.customer]: `哨兵客户字段${at}` },
})

/** Of a person too: it is written with a basis of its own. */
export const householdAt = (at: 1 | 2) => `哨兵家庭${at}`

/** Of a person who is a customer; nobody hides it, it is as masked as names of contacts are. */
export const personNameAt = (at: 1 | 2) => (at === 1 ? '上官哨甲' : '上官哨乙')

export const contactAt = (at: 1 | 2) => ({
  name: at === 1 ? '欧阳哨甲' : '欧阳哨乙',
  jobTitle: `哨兵职位${at}`,
  phones: [at === 1 ? '13987654321' : '13876543219'],
  email: `sentinel.mail.${at}@sentinel-host.example`,
  wechat: `sentinel_wechat_${at}`,
  relation: at === 1 ? ('purchasing' as const) : ('technical' as const),
  preferredChannels: at === 1 ? ['visit' as const] : ['wechat' as const, 'visit' as const],
  influence: at === 1 ? ('high' as const) : ('low' as const),
  attitude: at === 1 ? ('supports' as const) : ('opposes' as const),
  goodHours: `哨兵时间${at}`,
  leftOn: `201${at}-02-17`,
  remark: `哨兵备注${at}`,
  custom: { [customKeys.contact]: `哨兵联系人字段${at}` },
})

export const billingAt = (at: 1 | 2) => ({
  title: `抬头哨兵${at}`,
  taxNumber: at === 1 ? '330106155443322' : '330106144335522',
  address: `哨兵开票地${at}`,
  phone: at === 1 ? '13755554444' : '13766663333',
  bank: `哨兵银行${at}`,
  account: at === 1 ? '6222020200112233445' : '6222020300112233445',
})

export const placeAt = (at: 1 | 2) => ({
  recipient: `收件哨兵${at}`,
  phone: at === 1 ? '13577778888' : '13599991111',
  regionCode: at === 1 ? '632723' : '632821',
  address: `哨兵仓库${at}`,
})

/** Somebody else's values for the same fields, which give nothing away. */
export const otherCustomer = {
  shortName: '别的简称',
  creditCode: '91330100799655058B',
  legalNature: 'government',
  businessType: 'trader',
  industryId: 1,
  foundedOn: '1999-01-01',
  regionCode: '110101',
  address: '别的地址',
  website: 'https://example.com',
  mainBusiness: '别的主营',
  headcount: { min: 1, max: 2 },
  annualRevenue: { min: 1, max: 2 },
  totalAssets: 1,
  initialNeed: '别的需求',
  budget: { min: 1, max: 2 },
  expectedStart: '1999-01-01',
  urgency: 'medium',
  painPoints: '别的痛点',
  preferences: '别的偏好',
  household: '别的家庭',
  source: 'phone',
  sourceNote: '别的依据',
  cooperationSince: '1999-01-01',
  relationStatus: 'paused',
  highlights: '别的标注',
  custom: { [customKeys.customer]: '别的' },
}
export const otherContact = {
  name: '别人',
  jobTitle: '别的职位',
  phones: ['13800138000'],
  email: 'other@example.com',
  wechat: 'other',
  relation: 'finance',
  preferredChannels: ['phone'],
  influence: 'medium',
  attitude: 'neutral',
  reportsToId: null,
  goodHours: '别的时间',
  leftOn: '1999-01-01',
  remark: '别的备注',
  custom: { [customKeys.contact]: '别的' },
}
export const otherBilling = {
  title: '别的抬头',
  taxNumber: '330106123456789',
  address: '别的地址',
  phone: '13800138000',
  bank: '别的银行',
  account: '1',
}
export const otherPlace = {
  recipient: '别人',
  phone: '13800138000',
  regionCode: '110101',
  address: '别的地址',
}

/**
 * A text that only this value has, or where it is too common for that, the key under which it stands, in a csv the head of
 * its column; or any of these.
 */
type OneTrace = RegExp | { key: string; is: (value: unknown) => boolean }
export type Trace = OneTrace | readonly OneTrace[]

const isNumber = (value: unknown) => typeof value === 'number'
const isHighOrLow = (value: unknown) => value === 'high' || value === 'low'
const isOneOf =
  (...words: string[]) =>
  (value: unknown) =>
    words.some((word) => word === value)

/** How each value gives itself away. Where a mask leaves something, only what the mask takes. */
export const traces: Record<GuardedField, Trace> = {
  'customer.shortName': /哨兵简称/,
  'customer.creditCode': /40300708461|40300192203/,
  'customer.legalNature': /sole_trader|social_organisation|个体户|社会组织/,
  'customer.businessType': /"(distributor|oem)"|经销商|OEM/,
  'customer.industryId': [/哨兵行业/, { key: 'industryId', is: isNumber }],
  'customer.foundedOn': /198[12]-03-21/,
  'customer.regionCode': /530823|533102|云南|普洱|景东|德宏|瑞丽/,
  'customer.address': /哨兵地址/,
  'customer.website': /sentinel-site/,
  'customer.mainBusiness': /哨兵主营/,
  'customer.headcount': /313370[12]|414170[12]/,
  'customer.annualRevenue': /518[34]73|628[45]73/,
  'customer.totalAssets': /738[56]73/,
  'customer.initialNeed': /哨兵需求/,
  'customer.budget': /848[67]73|958[78]73/,
  'customer.expectedStart': /203[12]-07-19/,
  'customer.urgency': [
    { key: 'urgency', is: isHighOrLow },
    { key: '紧急度', is: isOneOf('紧急', '不急') },
  ],
  'customer.painPoints': /哨兵痛点/,
  'customer.preferences': /哨兵偏好/,
  'customer.household': /哨兵家庭/,
  'customer.source': /licensed_data|symposium|第三方授权|座谈会/,
  'customer.sourceNote': /哨兵依据/,
  'customer.cooperationSince': /200[12]-05-23/,
  'customer.relationStatus': /to_nurture|at_risk|需培育成长|流失风险/,
  'customer.highlights': /哨兵标注/,
  [`customer.custom.${customKeys.customer}`]: /哨兵客户字段/,
  'contact.name': /欧阳|司马|上官|哨甲|哨乙|哨丙|哨丁|哨戊/,
  'contact.jobTitle': /哨兵职位/,
  'contact.phones': /8765 ?4321|7654 ?3219/,
  'contact.email': /sentinel\.mail/,
  'contact.wechat': /sentinel_wechat/,
  'contact.relation': [
    /"(purchasing|technical)"/,
    { key: '联系人关系类型', is: isOneOf('采购', '技术对接人') },
  ],
  'contact.preferredChannels': [
    { key: 'preferredChannels', is: (value) => String(value).includes('visit') },
    { key: '联系人联系偏好', is: (value) => String(value).includes('拜访') },
  ],
  'contact.influence': [
    { key: 'influence', is: isHighOrLow },
    { key: '联系人影响力', is: isOneOf('高', '低') },
  ],
  'contact.attitude': [/"(supports|opposes)"/, { key: '联系人态度', is: isOneOf('支持', '反对') }],
  'contact.reportsToId': { key: 'reportsToId', is: isNumber },
  'contact.goodHours': /哨兵时间/,
  'contact.leftOn': /201[12]-02-17/,
  'contact.remark': /哨兵备注/,
  [`contact.custom.${customKeys.contact}`]: /哨兵联系人字段/,
  'billing_profile.title': /抬头哨兵/,
  'billing_profile.taxNumber': /0615544|0614433/,
  'billing_profile.address': /哨兵开票地/,
  'billing_profile.phone': /5555 ?4444|6666 ?3333/,
  'billing_profile.bank': /哨兵银行/,
  'billing_profile.account': /20200112|20300112/,
  'delivery_address.recipient': /收件哨兵/,
  'delivery_address.phone': /7777 ?8888|9999 ?1111/,
  'delivery_address.regionCode': /632723|632821|青海|玉树|称多|海西|乌兰/,
  'delivery_address.address': /哨兵仓库/,
}

/** What hangs on the customer and is seen, all of it, by whoever sees the customer. */
export const attached: Record<string, RegExp> = {
  'follow-up': /哨兵跟进/,
  plan: /哨兵计划/,
  file: /哨兵附件/,
  'stage note': /哨兵阶段/,
  group: /哨兵集团/,
}

/** Instants, durations and numbers of requests: somewhere in thousands of them are the digits of an amount, too. */
const noise =
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?|"(requestId|reqId|time|responseTime)":("[^"]*"|[\d.e-]+),?/g

/** A text as traces are looked for in it. */
export type Reading = { text: string; json: unknown }

export function readingOf(answer: string): Reading {
  const text = answer.replace(noise, '')
  return { text: text + ungrouped(text), json: jsonOf(answer) }
}

/** A csv as its rows by their heads. */
function jsonOf(text: string): unknown {
  if (text.startsWith('\ufeff')) return rowsOfCsv(text.slice(1))
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function rowsOfCsv(text: string): unknown {
  const [heads = [], ...rows] = text
    .split('\r\n')
    .map((line) => [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) => cell))
  return rows.map((cells) => Object.fromEntries(heads.map((head, column) => [head, cells[column]])))
}

/** What of a text gives the value away; undefined where nothing does. */
export function leakOf(trace: Trace, reading: Reading): unknown {
  if (trace instanceof RegExp) return reading.text.match(trace)?.[0]
  if ('key' in trace) return valuesAt(trace.key, reading.json).find(trace.is)
  return trace.map((one) => leakOf(one, reading)).find((leak) => leak !== undefined)
}

/**
 * All values of a field, wherever in an answer: under its name, alone or as a column, with both sides of a collision, and in the entries of
 * the history and of as-of, `{ field, before, after }`.
 */
function valuesAt(key: string, json: unknown): unknown[] {
  if (typeof json !== 'object' || json === null) return []
  const entries = Object.entries(json)
  const told = 'field' in json && json.field === key ? Object.values(json) : []
  const named = entries
    .filter(([name]) => name === key || name === `contact.${key}`)
    .map(([, value]) => value)
  const sides = named.flatMap((value) =>
    typeof value === 'object' && value !== null && 'theirs' in value ? [value.theirs] : [value],
  )
  return [...told, ...sides, ...entries.flatMap(([, inner]) => valuesAt(key, inner))]
}
export const tracedFields = Object.keys(traces) as GuardedField[]

export const sentinelDraft = (industryIds: IndustryIds) =>
  customerDraft.parse({
    name: '旗舰测试客户有限公司',
    ...customerAt(1, industryIds),
    contacts: [contactAt(1), { name: '司马哨丁' }, { name: '司马哨戊' }],
  })

/** The same of a person, without a credit code: no two customers can have one. */
export const personDraft = (industryIds: IndustryIds) =>
  customerDraft.parse({
    ...sentinelDraft(industryIds),
    type: 'individual',
    name: personNameAt(1),
    creditCode: null,
    isAnother: true,
  })

/** Amounts as they are kept, however they are grouped for reading: `848,673 万元`, `84.8673 亿元`. */
export const ungrouped = (text: string) => text.replace(/(?<=\d)[.,](?=\d)/g, '')
