import { csv } from './book.ts'
import type { UglyFile } from './case.ts'
import { mobile, note, numbers } from './crm-notes.ts'

/** What other CRMs export, by their real heads: where each list comes from stands in crms-abroad.ts and crms-of-china.ts. */
export const crmsOpen: UglyFile[] = [
  {
    title: 'Twenty, companies',
    file: () =>
      csv(
        'Account Owner (ID),Address / Address 1,Address / Address 2,Address / City,Address / State,Address / Country,Address / Post Code,ARR / Amount,ARR / Currency,Creation date,Domain Name / Link URL,Domain Name / Link Label,Domain Name / Secondary Links,Employees,Id,ICP,Linkedin / Link URL,Name,Last update',
        '20202020-0687,科技园路1号,,深圳市,广东省,中国,518000,5000000,CNY,2024-01-02T03:04:05.000Z,https://hengli.cn,,[],120,20202020-1,TRUE,,恒力精密有限公司,2024-02-02T03:04:05.000Z',
        ',414 Main Street,,Anytown,Alabama,United States,95762,1200000,CHF,2024-01-02T03:04:05.000Z,https://example.com,,[],50,20202020-2,FALSE,,Example Corp.,2024-02-02T03:04:05.000Z',
      ),
    notes: [note(/Twenty 导出/)],
    targets: [
      ...([null, 'address', null, 'region', 'region', 'region', null, 'annualRevenue', null, null] as const),
      ...(['website', null, null, 'headcount', null, null, null, 'name', null] as const),
    ],
    rows: {
      2: {
        taken: {
          name: '恒力精密有限公司',
          address: '科技园路1号',
          region: '广东省深圳市',
          annualRevenue: '500 万元',
          website: 'https://hengli.cn',
          headcount: '120 人',
        },
      },
      3: {
        taken: {
          name: 'Example Corp.',
          address: '414 Main Street, Alabama Anytown',
          region: '美国',
          website: 'https://example.com',
          headcount: '50 人',
        },
        problems: [['H', 'money.currency']],
      },
    },
  },
  {
    title: 'EspoCRM, accounts as csv',
    file: () =>
      csv(
        'id,name,deleted,website,emailAddress,phoneNumber,type,industry,sicCode,billingAddressStreet,billingAddressCity,billingAddressState,billingAddressCountry,billingAddressPostalCode,shippingAddressStreet,shippingAddressCity,description,createdAt,modifiedAt,createdByName,assignedUserName',
        '5f1,恒力精密有限公司,,http://hengli.cn,info@hengli.cn,0755-88886666,Customer,Education,3599,科技园路1号,深圳市,广东省,China,518000,,,老客户,2024-01-02 03:04:05,,Admin,王磊',
      ),
    notes: [note(/EspoCRM/), numbers(/^emailAddress、phoneNumber是公司/)],
    targets: [
      ...([null, 'name', null, 'website', null, null, null, 'industry', null, 'address', 'region'] as const),
      ...(['region', 'region', null, null, null, 'highlights', null, null, null, 'owner'] as const),
    ],
    rows: {
      2: {
        taken: {
          name: '恒力精密有限公司',
          website: 'http://hengli.cn',
          industry: '教育',
          address: '科技园路1号',
          region: '广东省深圳市',
          highlights: '老客户',
          owner: '王磊',
        },
      },
    },
  },
  {
    title: 'EspoCRM, contacts as csv: family name and given name are one',
    file: () =>
      csv(
        'id,name,salutationName,firstName,lastName,accountName,title,description,emailAddress,phoneNumber,doNotCall,addressStreet,addressCity,addressState,addressCountry,createdAt,assignedUserName',
        '5f2,伟 张,,伟,张,恒力精密有限公司,采购经理,,zhang@hengli.cn,13800138000,,,,,,2024-01-02 03:04:05,',
        '5f3,Ada Lovelace,Ms.,Ada,Lovelace,Example Corp.,CTO,,ada@example.com,,,,,,,2024-01-02 03:04:05,',
      ),
    notes: [note(/EspoCRM/)],
    targets: [
      ...([null, null, null, 'contact.givenName', 'contact.familyName', 'name', 'contact.jobTitle'] as const),
      ...([
        'contact.remark',
        'contact.email',
        'contact.phones',
        null,
        'address',
        'region',
        'region',
      ] as const),
      ...(['region', null, 'owner'] as const),
    ],
    rows: {
      2: {
        taken: {
          'contact.givenName': '张伟',
          'contact.familyName': '张伟',
          name: '恒力精密有限公司',
          'contact.jobTitle': '采购经理',
          'contact.email': 'zhang@hengli.cn',
          'contact.phones': mobile,
        },
      },
      3: {
        taken: {
          'contact.givenName': 'Ada Lovelace',
          'contact.familyName': 'Ada Lovelace',
          name: 'Example Corp.',
          'contact.jobTitle': 'CTO',
          'contact.email': 'ada@example.com',
        },
      },
    },
  },
  {
    title: 'EspoCRM, accounts with Chinese labels',
    file: () =>
      csv(
        '名称,网站,电子邮件,电话,账单地址,邮寄地址,描述,Sic代码,行业,类型',
        '恒力精密有限公司,http://hengli.cn,info@hengli.cn,0755-88886666,深圳市科技园路1号,,老客户,3599,教育,顾客',
      ),
    notes: [note(/EspoCRM/), numbers(/电子邮件、电话/)],
    targets: ['name', 'website', null, null, 'address', null, 'highlights', null, 'industry', null],
    rows: {
      2: {
        taken: {
          name: '恒力精密有限公司',
          website: 'http://hengli.cn',
          address: '深圳市科技园路1号',
          highlights: '老客户',
          industry: '教育',
        },
      },
    },
  },
]
