import { csv } from './book.ts'
import type { UglyFile } from './case.ts'
import { mobile, note, numbers } from './crm-notes.ts'

/** What other CRMs export, by their real heads: where each list comes from stands in crms-abroad.ts and crms-of-china.ts. */
export const crmsSalesforce: UglyFile[] = [
  {
    title: 'Salesforce, contacts by a report',
    file: () =>
      csv(
        'Salutation,First Name,Last Name,Title,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Phone,Mobile,Fax,Email,Account Owner,Account Name',
        'Mr.,Alejandro,Rosales,Operations Manager,414 Main Street,Anytown,AL,95762,United States,+12025550156,,,arosales@example.com,王磊,Example Corp.',
        ',伟,张,采购经理,科技园路1号,深圳,广东,518000,China,0755-88886666,13800138000,,zhang@hengli.cn,,恒力精密有限公司',
      ),
    notes: [note(/Salesforce/)],
    targets: [
      ...([
        null,
        'contact.givenName',
        'contact.familyName',
        'contact.jobTitle',
        'address',
        'region',
      ] as const),
      ...([
        'region',
        null,
        'region',
        'contact.phones',
        'contact.phones',
        null,
        'contact.email',
        'owner',
      ] as const),
      'name',
    ],
    rows: {
      2: {
        taken: {
          'contact.givenName': 'Alejandro Rosales',
          'contact.familyName': 'Alejandro Rosales',
          'contact.jobTitle': 'Operations Manager',
          address: '414 Main Street, AL Anytown',
          region: '美国',
          'contact.phones': '+12025550156',
          'contact.email': 'arosales@example.com',
          owner: '王磊',
          name: 'Example Corp.',
        },
      },
      3: {
        taken: {
          'contact.givenName': '张伟',
          'contact.familyName': '张伟',
          'contact.jobTitle': '采购经理',
          address: '科技园路1号',
          region: '广东省深圳市',
          'contact.phones': `0755-8888 6666、${mobile}`,
          'contact.email': 'zhang@hengli.cn',
          name: '恒力精密有限公司',
        },
      },
    },
  },
  {
    title: 'Salesforce, accounts by Data Loader',
    file: () =>
      csv(
        'Id,IsDeleted,Name,Type,ParentId,BillingStreet,BillingCity,BillingState,BillingPostalCode,BillingCountry,Phone,Fax,Website,Industry,AnnualRevenue,NumberOfEmployees,Description,CurrencyIsoCode,OwnerId,AccountSource',
        '001,false,恒力精密有限公司,Customer - Direct,,科技园路1号,深圳市,广东省,518000,中国,0755-88886666,,hengli.cn,教育,5000000.0,120,精密零件,CNY,005,Trade Show',
      ),
    notes: [note(/Salesforce/), numbers(/Phone/)],
    targets: [
      ...([
        null,
        null,
        'name',
        null,
        null,
        'address',
        'region',
        'region',
        null,
        'region',
        null,
        null,
      ] as const),
      ...([
        'website',
        'industry',
        'annualRevenue',
        'headcount',
        'mainBusiness',
        null,
        null,
        'source',
      ] as const),
    ],
    rows: {
      2: {
        taken: {
          name: '恒力精密有限公司',
          address: '科技园路1号',
          region: '广东省深圳市',
          website: 'https://hengli.cn',
          industry: '教育',
          annualRevenue: '500 万元',
          headcount: '120 人',
          mainBusiness: '精密零件',
          source: '展会',
        },
      },
    },
  },
  {
    title: 'Salesforce, leads',
    file: () =>
      csv(
        'Lead Owner,First Name,Last Name,Title,Company / Account,Lead Source,Rating,Street,City,State/Province,Email,Lead Status',
        '王磊,伟,张,采购经理,恒力精密有限公司,Web,Hot,科技园路1号,深圳市,广东省,zhang@hengli.cn,Working - Contacted',
      ),
    notes: [note(/Salesforce/)],
    targets: [
      ...([
        'owner',
        'contact.givenName',
        'contact.familyName',
        'contact.jobTitle',
        'name',
        'source',
      ] as const),
      ...([null, 'address', 'region', 'region', 'contact.email', null] as const),
    ],
    rows: {
      2: {
        taken: {
          owner: '王磊',
          'contact.givenName': '张伟',
          'contact.familyName': '张伟',
          'contact.jobTitle': '采购经理',
          name: '恒力精密有限公司',
          source: '官网留资',
          address: '科技园路1号',
          region: '广东省深圳市',
          'contact.email': 'zhang@hengli.cn',
        },
      },
    },
  },
]
