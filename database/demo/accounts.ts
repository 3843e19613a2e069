import type { CustomerChanges } from '../../contract/customer-fields.ts'

/**
 * The customers everybody in the company knows by name: groups with their companies, banks and polyphone names that
 * search has to find by the right pinyin, individuals, and customers abroad.
 */
export type Account = {
  name: string
  shortName?: string
  /** A name in `places.ts`; none abroad. */
  place?: string
  industry?: string
  owner?: string
  stage: NonNullable<CustomerChanges['stage']>
  fields?: CustomerChanges
  contact: string
  jobTitle?: string
  phone?: string
}

const group = (name: string, place: string, industry: string, contact: string): Account => ({
  name,
  place,
  industry,
  stage: 'deal',
  contact,
  jobTitle: '设备采购经理',
})

const abroad = (name: string, country: string, address: string, contact: string, phone: string): Account => ({
  name,
  owner: 'linxiaotong',
  stage: 'interested',
  fields: {
    country,
    address,
    legalNature: 'overseas',
    businessType: 'distributor',
    source: 'exhibition',
    initialNeed: '代理协作机械手与备件，先买两台样机评估',
  },
  contact,
  jobTitle: 'Purchasing Manager',
  phone,
})

/** @param household only of who agreed to it (server/demo/household.ts) */
const person = (
  name: string,
  place: string,
  need: string,
  preferences: string,
  household: string | null = null,
): Account => ({
  name,
  place,
  stage: 'deal',
  fields: { type: 'individual', initialNeed: need, preferences, household, source: 'customer_referral' },
  contact: name,
})

export const accounts: readonly Account[] = [
  group('恒瑞达控股集团有限公司', '上海', '汽车零部件', '陆建国'),
  group('恒瑞达（苏州）汽车部件有限公司', '苏州', '汽车零部件', '顾晓燕'),
  group('佛山恒瑞达金属制品有限公司', '佛山', '金属加工', '邓志明'),
  group('天津恒瑞达车桥有限公司', '天津', '汽车零部件', '郝永刚'),
  group('朗拓新能源集团股份有限公司', '常州', '新能源制造', '钱学军'),
  group('朗拓储能技术（合肥）有限公司', '合肥', '新能源制造', '汪海涛'),
  group('朗拓光伏科技（长沙）有限公司', '长沙', '新能源制造', '彭雅琴'),
  {
    name: '重庆渝拓动力电池有限公司',
    shortName: '渝拓电池',
    place: '重庆',
    industry: '新能源制造',
    stage: 'deal',
    contact: '重阳',
    jobTitle: '生产总监',
  },
  {
    name: '重庆长江轴承传动机械有限公司',
    place: '重庆',
    industry: '通用机械',
    stage: 'interested',
    contact: '单卫东',
    jobTitle: '设备科长',
  },
  {
    name: '长沙麓山银行股份有限公司',
    shortName: '麓山银行',
    place: '长沙',
    stage: 'interested',
    fields: { initialNeed: '金库自动化立体库与款箱搬运机器人，先做一个中心金库', businessType: 'end_user' },
    contact: '谭少华',
    jobTitle: '运营管理部副总经理',
  },
  {
    name: '长沙县乐行精密铸造有限公司',
    place: '长沙',
    industry: '金属加工',
    stage: 'prospect',
    contact: '曾乐',
    jobTitle: '厂长',
  },
  {
    name: '厦门鹭岛银行股份有限公司',
    place: '厦门',
    stage: 'prospect',
    fields: { initialNeed: '票据分拣与装箱自动化改造咨询', businessType: 'end_user' },
    contact: '区佩珊',
    jobTitle: '信息科技部经理',
  },
  {
    name: '厦门厦润卫浴五金有限公司',
    place: '厦门',
    industry: '金属加工',
    stage: 'deal',
    contact: '查立新',
    jobTitle: '总经理',
  },
  {
    name: '乐清市行远电气设备有限公司',
    place: '乐清',
    industry: '新能源制造',
    stage: 'interested',
    contact: '仇剑锋',
    jobTitle: '技术部长',
  },
  {
    name: '西安长安区朝阳机械厂',
    place: '西安',
    industry: '装备制造',
    stage: 'lost',
    fields: { legalNature: 'sole_trader', highlights: '报价输给本地厂家，价格敏感，明年设备更新时再联系' },
    contact: '解朝阳',
    jobTitle: '厂长',
  },
  {
    name: '成都市郫都区智能制造公共服务中心',
    place: '成都',
    stage: 'interested',
    fields: {
      legalNature: 'public_institution',
      initialNeed: '教学演示线一条：机械手、视觉、AGV 各一套，面向中小企业开放',
    },
    contact: '廖静怡',
    jobTitle: '副主任',
  },
  {
    name: '武汉黄陂职业技术学院',
    place: '武汉',
    stage: 'deal',
    fields: { legalNature: 'public_institution', initialNeed: '机器人实训室 12 工位，含教材与师资培训' },
    contact: '熊文博',
    jobTitle: '实训中心主任',
  },
  {
    name: '香港启润贸易有限公司',
    owner: 'huangjiaxin',
    stage: 'deal',
    fields: {
      regionCode: '810000',
      legalNature: 'overseas',
      businessType: 'trader',
      initialNeed: '转口东南亚的机械手备件，季度框架',
      address: '香港九龙观塘',
    },
    contact: '郑佩珊',
    jobTitle: '采购主任',
    phone: '+852 2345 6789',
  },
  person(
    '顾长青',
    '苏州',
    '自家木工作坊买一台二手桌面机械臂，含上门教学',
    '喜欢周末上门，怕麻烦，先看视频',
    '两个孩子上小学，工作日晚上要接送',
  ),
  person('欧阳慧', '广州', '咖啡馆用协作臂做拉花展示，一台，含外观定制', '在意外观和噪音，微信沟通'),
  person(
    '马德胜',
    '济南',
    '农机合作社个人出资，买一套二手码垛机',
    '价格敏感，分两次付款',
    '和父母同住，大件采购全家商量',
  ),
  person('于红梅', '大连', '海产品小作坊买一台称重贴标机', '电话沟通，下午有空'),
  abroad('Nordwind Automation GmbH', 'DE', 'Industriestraße 12, Hamburg', 'Anna Schmidt', '+49 40 5550123'),
  abroad('Lone Star Robotics Inc.', 'US', '1200 Example Ave, Austin, TX', 'Michael Brown', '+1 512 555 0143'),
  abroad('三河精密工業株式会社', 'JP', '愛知県名古屋市中区', '佐藤健一', '+81 52 201 0123'),
  abroad(
    'Saigon Precision Co., Ltd.',
    'VN',
    'Khu Công nghệ cao, TP. Hồ Chí Minh',
    'Nguyễn Văn An',
    '+84 28 3822 0123',
  ),
]
