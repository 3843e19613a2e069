import { customerDraft } from '../../../contract/customer-fields.ts'
import type { GuardedField } from '../../../contract/field-levels.ts'

/**
 * A customer whose every value can be told from all others in whatever text it turns up: JSON, csv, a workbook, a
 * sentence, a log line. `at` gives the values of the first entry (1) or of a later edit (2).
 */
export const customerAt = (at: 1 | 2, industryId: number) => ({
  shortName: `哨兵简称${at}`,
  creditCode: at === 1 ? '91440300708461136T' : '914403001922038216',
  legalNature: at === 1 ? 'sole_trader' : 'social_organisation',
  businessType: at === 1 ? 'distributor' : 'oem',
  industryId,
  foundedOn: `198${at}-03-21`,
  regionCode: at === 1 ? '530823' : '533102',
  address: `哨兵地址${at}号`,
  website: `https://sentinel-site-${at}.example`,
  mainBusiness: `哨兵主营${at}`,
  headcount: { min: 31330 + at, max: 41410 + at },
  annualRevenue: { min: 518273000000 + at * 100000000, max: 628373000000 + at * 100000000 },
  totalAssets: 738473000000 + at * 100000000,
  initialNeed: `哨兵需求${at}`,
  budget: { min: 848573000000 + at * 100000000, max: 958673000000 + at * 100000000 },
  expectedStart: `203${at}-07-19`,
  painPoints: `哨兵痛点${at}`,
  preferences: `哨兵偏好${at}`,
  source: at === 1 ? 'licensed_data' : 'symposium',
  cooperationSince: `200${at}-05-23`,
  highlights: `哨兵标注${at}`,
})

export const contactAt = (at: 1 | 2) => ({
  name: at === 1 ? '欧阳哨甲' : '欧阳哨乙',
  jobTitle: `哨兵职位${at}`,
  phones: [at === 1 ? '13987654321' : '13876543219'],
  email: `sentinel.mail.${at}@sentinel-host.example`,
  wechat: `sentinel_wechat_${at}`,
  relation: at === 1 ? ('purchasing' as const) : ('technical' as const),
  attitude: at === 1 ? ('supports' as const) : ('opposes' as const),
  goodHours: `哨兵时间${at}`,
  remark: `哨兵备注${at}`,
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
  regionCode: at === 1 ? '532524' : '532922',
  address: `哨兵仓库${at}`,
})

/** How each value gives itself away. Where a mask leaves something, only what the mask takes. */
export const traces: Partial<Record<GuardedField, RegExp>> = {
  'customer.shortName': /哨兵简称/,
  'customer.creditCode': /40300708461|40300192203/,
  'customer.legalNature': /sole_trader|social_organisation|个体户|社会组织/,
  'customer.businessType': /"(distributor|oem)"|经销商|OEM/,
  'customer.industryId': /哨兵行业/,
  'customer.foundedOn': /198[12]-03-21/,
  'customer.regionCode': /530823|533102|普洱|景东|德宏|瑞丽/,
  'customer.address': /哨兵地址/,
  'customer.website': /sentinel-site/,
  'customer.mainBusiness': /哨兵主营/,
  'customer.headcount': /3133[12]|4141[12]/,
  'customer.annualRevenue': /518[34]73|628[45]73/,
  'customer.totalAssets': /738[56]73/,
  'customer.initialNeed': /哨兵需求/,
  'customer.budget': /848[67]73|958[78]73/,
  'customer.expectedStart': /203[12]-07-19/,
  'customer.painPoints': /哨兵痛点/,
  'customer.preferences': /哨兵偏好/,
  'customer.source': /licensed_data|symposium|第三方授权|座谈会/,
  'customer.cooperationSince': /200[12]-05-23/,
  'customer.highlights': /哨兵标注/,
  'contact.name': /欧阳|哨甲|哨乙/,
  'contact.jobTitle': /哨兵职位/,
  'contact.phones': /8765 ?4321|7654 ?3219/,
  'contact.email': /sentinel\.mail/,
  'contact.wechat': /sentinel_wechat/,
  'contact.relation': /"(purchasing|technical)"/,
  'contact.attitude': /"(supports|opposes)"/,
  'contact.goodHours': /哨兵时间/,
  'contact.remark': /哨兵备注/,
  'billing_profile.title': /抬头哨兵/,
  'billing_profile.taxNumber': /0615544|0614433/,
  'billing_profile.address': /哨兵开票地/,
  'billing_profile.phone': /5555 ?4444|6666 ?3333/,
  'billing_profile.bank': /哨兵银行/,
  'billing_profile.account': /20200112|20300112/,
  'delivery_address.recipient': /收件哨兵/,
  'delivery_address.phone': /7777 ?8888|9999 ?1111/,
  'delivery_address.regionCode': /532524|532922|红河|建水|大理|漾濞/,
  'delivery_address.address': /哨兵仓库/,
}
export const tracedFields = Object.keys(traces) as GuardedField[]

export const sentinelDraft = (industryId: number) =>
  customerDraft.parse({
    name: '旗舰测试客户有限公司',
    ...customerAt(1, industryId),
    contacts: [contactAt(1)],
  })

/** Amounts as they are kept, however they are grouped for reading: `848,673 万元`, `84.8673 亿元`. */
export const ungrouped = (text: string) => text.replace(/(?<=\d)[.,](?=\d)/g, '')
