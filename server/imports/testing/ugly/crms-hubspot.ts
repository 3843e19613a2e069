import { csv } from './book.ts'
import type { UglyFile } from './case.ts'
import { mobile, note, numbers } from './crm-notes.ts'

/** What other CRMs export, by their real heads: where each list comes from stands in crms-abroad.ts and crms-of-china.ts. */
export const crmsHubspot: UglyFile[] = [
  {
    title: 'HubSpot, companies',
    file: () =>
      csv(
        'Record ID,Company name,Company owner,Create Date,Phone Number,Last Activity Date,City,State/Region,Country/Region,Industry,Website URL,Annual Revenue,Number of Employees,Lifecycle Stage,Street Address,Description,Year Founded',
        '9001,恒力精密有限公司,王磊,2024-02-01 09:30,+86 755 8888 6666,,深圳市,广东省,China,Education,hengli.cn,"5,000,000",120,Customer,科技园路1号,精密零件,2008',
        '9002,Harbour Lotteries Ltd,,2024-02-01 09:30,,,London,,United Kingdom,,harbour.example.com,,,Marketing Qualified Lead,,,',
      ),
    notes: [note(/HubSpot/), numbers(/Phone Number/)],
    targets: [
      ...([
        null,
        'name',
        'owner',
        null,
        null,
        null,
        'region',
        'region',
        'region',
        'industry',
        'website',
      ] as const),
      ...(['annualRevenue', 'headcount', 'stage', 'address', 'mainBusiness', 'foundedOn'] as const),
    ],
    rows: {
      2: {
        taken: {
          name: '恒力精密有限公司',
          owner: '王磊',
          region: '广东省深圳市',
          industry: '教育',
          website: 'https://hengli.cn',
          annualRevenue: '500 万元',
          headcount: '120 人',
          stage: '成交',
          address: '科技园路1号',
          mainBusiness: '精密零件',
          foundedOn: '2008-01-01',
        },
      },
      3: {
        taken: {
          name: 'Harbour Lotteries Ltd',
          region: '英国',
          address: 'London',
          website: 'https://harbour.example.com',
        },
        problems: [['N', 'choice.unknown']],
      },
    },
  },
  {
    title: 'HubSpot, contacts',
    file: () =>
      csv(
        'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,Contact owner,Lead Status,Lifecycle Stage,Marketing contact status,Create Date',
        '901,伟,张,zhang@hengli.cn,13800138000,采购经理,恒力精密有限公司,王磊,OPEN,Opportunity,Marketing contact,2024-02-01 09:30',
        '902,Claire,Durand,claire@example.com,,,,,,Lead,,2024-02-01 09:30',
      ),
    notes: [note(/HubSpot/)],
    targets: [
      ...([null, 'contact.givenName', 'contact.familyName', 'contact.email', 'contact.phones'] as const),
      ...(['contact.jobTitle', 'name', 'owner', null, 'stage', null, null] as const),
    ],
    rows: {
      2: {
        taken: {
          'contact.givenName': '张伟',
          'contact.familyName': '张伟',
          'contact.email': 'zhang@hengli.cn',
          'contact.phones': mobile,
          'contact.jobTitle': '采购经理',
          name: '恒力精密有限公司',
          owner: '王磊',
          stage: '意向',
        },
      },
      3: {
        taken: {
          'contact.givenName': 'Claire Durand',
          'contact.familyName': 'Claire Durand',
          'contact.email': 'claire@example.com',
          stage: '潜在',
        },
        problems: [['G', 'name.missing']],
      },
    },
  },
]
