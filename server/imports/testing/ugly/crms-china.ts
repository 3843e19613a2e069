import { csv } from './book.ts'
import type { UglyFile } from './case.ts'
import { mobile, note, numbers } from './crm-notes.ts'

/** What other CRMs export, by their real heads: where each list comes from stands in crms-abroad.ts and crms-of-china.ts. */
export const crmsChina: UglyFile[] = [
  {
    title: '纷享销客，客户',
    file: () =>
      csv(
        '客户名称,客户级别,来源,客户状态,国家,省,市,区,详细地址,1级行业,2级行业,电话,邮件,网址,成交状态,负责人,负责人主属部门,所属公海,锁定状态,转手次数,最后跟进时间,备注,创建人,创建时间',
        '恒力精密有限公司,重要客户,转介绍,已分配,中国,广东省,深圳市,南山区,科技园路1号,文教,教育,0755-88886666,info@hengli.cn,hengli.cn,未成交,王磊,销售部,,未锁定,0,2024-01-02 03:04:05,老客户,系统,2024-01-01 03:04:05',
      ),
    notes: [note(/纷享销客/), numbers(/电话、邮件/)],
    targets: [
      ...(['name', null, 'source', null, 'region', 'region', 'region', 'region', 'address', null] as const),
      ...(['industry', null, null, 'website', null, 'owner', null, null, null, null, null] as const),
      ...(['highlights', null, null] as const),
    ],
    rows: {
      2: {
        taken: {
          name: '恒力精密有限公司',
          source: '客户转介绍',
          region: '广东省深圳市南山区',
          address: '科技园路1号',
          industry: '教育',
          website: 'https://hengli.cn',
          owner: '王磊',
          highlights: '老客户',
        },
      },
    },
  },
  {
    title: '悟空 CRM，客户',
    file: () =>
      csv(
        '客户名称,手机,电话,客户来源,客户行业,客户级别,网址,下次联系时间,备注,成交状态,最后跟进时间,最后跟进记录,省市区,详细地址,负责人,创建人,创建时间,更新时间',
        '恒力精密有限公司,13800138000,0755-88886666,转介绍,教育,A（重点客户）,hengli.cn,2024-03-01 10:00:00,老客户,未成交,2024-01-02 03:04:05,已寄样品,"广东省,深圳市,南山区",科技园路1号,王磊,系统,2024-01-01 03:04:05,2024-01-02 03:04:05',
      ),
    notes: [note(/悟空/), numbers(/手机、电话/)],
    targets: [
      ...([
        'name',
        null,
        null,
        'source',
        'industry',
        null,
        'website',
        null,
        'highlights',
        null,
        null,
      ] as const),
      ...([null, 'region', 'address', 'owner', null, null, null] as const),
    ],
    rows: {
      2: {
        taken: {
          name: '恒力精密有限公司',
          source: '客户转介绍',
          industry: '教育',
          website: 'https://hengli.cn',
          highlights: '老客户',
          region: '广东省深圳市南山区',
          address: '科技园路1号',
          owner: '王磊',
        },
      },
    },
  },
  {
    title: '悟空 CRM，客户 with columns of one’s own: a person, and an amount in the unit of this product',
    file: () =>
      csv(
        '客户名称,手机,客户级别,下次联系时间,成交状态,联系人,年营业额',
        '恒力精密有限公司,13800138000,A（重点客户）,,未成交,张伟,500',
      ),
    notes: [note(/悟空/)],
    targets: ['name', 'contact.phones', null, null, null, 'contact.name', 'annualRevenue'],
    rows: {
      2: {
        taken: {
          name: '恒力精密有限公司',
          'contact.phones': mobile,
          'contact.name': '张伟',
          annualRevenue: '500 万元',
        },
      },
    },
  },
  {
    title: '悟空 CRM，联系人',
    file: () =>
      csv(
        '姓名,客户名称,手机,电话,电子邮箱,职务,是否关键决策人,地址,下次联系时间,备注,性别,负责人,创建人,创建时间,更新时间',
        '张伟,恒力精密有限公司,13800138000,,zhang@hengli.cn,采购经理,是,科技园路1号,,周三不在,男,王磊,系统,2024-01-01 03:04:05,2024-01-02 03:04:05',
      ),
    notes: [note(/悟空/)],
    targets: [
      ...(['contact.name', 'name', 'contact.phones', 'contact.phones', 'contact.email'] as const),
      ...(['contact.jobTitle', null, null, null, 'contact.remark', null, 'owner', null, null, null] as const),
    ],
    rows: {
      2: {
        taken: {
          'contact.name': '张伟',
          name: '恒力精密有限公司',
          'contact.phones': mobile,
          'contact.email': 'zhang@hengli.cn',
          'contact.jobTitle': '采购经理',
          'contact.remark': '周三不在',
          owner: '王磊',
        },
      },
    },
  },
  {
    title: 'Cordys CRM，客户',
    file: () =>
      csv(
        '客户名称,客户行业,客户等级,客户类型,客户来源,线上来源详情,客户标签,地区,负责人,创建人,创建时间,剩余归属天数',
        '恒力精密有限公司,教育,重要客户,最终客户,线上,官网咨询,,广东省-深圳市-南山区-科技园路1号,王磊,系统,2024-01-01 03:04:05,30',
      ),
    notes: [note(/Cordys/)],
    targets: [
      ...([
        'name',
        'industry',
        null,
        'businessType',
        'source',
        null,
        'tags',
        'region',
        'owner',
        null,
      ] as const),
      ...([null, null] as const),
    ],
    rows: {
      2: {
        taken: {
          name: '恒力精密有限公司',
          industry: '教育',
          businessType: '终端',
          source: '线上推广',
          region: '广东省深圳市南山区',
          owner: '王磊',
        },
      },
    },
  },
  {
    title: 'Cordys CRM，线索',
    file: () =>
      csv(
        '公司名称,线索进度,线索来源,线上来源详情,客户需求,联系人名称,联系人电话,意向产品,地区,负责人,创建人,创建时间',
        '恒力精密有限公司,强烈意愿,客户介绍,,数控车床 3 台,张伟,13800138000,,,王磊,系统,2024-01-01 03:04:05',
      ),
    notes: [note(/Cordys/)],
    targets: [
      ...(['name', null, 'source', null, 'initialNeed', 'contact.name', 'contact.phones', null] as const),
      ...(['region', 'owner', null, null] as const),
    ],
    rows: {
      2: {
        taken: {
          name: '恒力精密有限公司',
          source: '客户转介绍',
          initialNeed: '数控车床 3 台',
          'contact.name': '张伟',
          'contact.phones': mobile,
          owner: '王磊',
        },
      },
    },
  },
  {
    title: 'heads that some CRM has too are nobody’s',
    file: () =>
      csv('客户名称,客户来源,客户行业,联系人,手机,类型', '恒力精密,展会,教育,张伟,13800138000,企业'),
    targets: ['name', 'source', 'industry', 'contact.name', 'contact.phones', 'type'],
    rows: {
      2: {
        taken: {
          name: '恒力精密',
          source: '展会',
          industry: '教育',
          'contact.name': '张伟',
          'contact.phones': mobile,
          type: '企业',
        },
      },
    },
  },
]
