import type { Language } from '../../contract/session.ts'
import { type Db, sql } from '../platform/database.ts'

type Preset = {
  use: 'entry' | 'purpose'
  name: string
  purpose: string
  /** The words of an organisation that is founded in English. */
  english: { name: string; purpose: string }
  required: string[]
  optional?: string[]
}

const spare = ['customer.name', 'contact.name', 'contact.phones', 'customer.initialNeed']

/** Required fields per business type, and what is collected for which purpose (DOMAIN §2). Data from set-up on. */
const presets: Preset[] = [
  {
    use: 'entry',
    name: '精简',
    purpose: '录入客户时最少要问清的信息',
    english: { name: 'Short', purpose: 'The least to ask for when a customer is entered' },
    required: spare,
  },
  {
    use: 'entry',
    name: '标准',
    purpose: '精简之外，再加行业、成立日期、地址、规模、地区、预算和期望合作时间',
    english: {
      name: 'Standard',
      purpose: 'Besides: industry, founding date, address, size, region, budget and expected start',
    },
    required: [
      ...spare,
      'customer.industryId',
      'customer.foundedOn',
      'customer.address',
      'customer.regionCode',
      'customer.headcount',
      'customer.annualRevenue',
      'customer.budget',
      'customer.expectedStart',
    ],
  },
  {
    use: 'purpose',
    name: '行业方案推送',
    purpose: '按行业、规模和痛点推送合适的方案',
    english: { name: 'Send solutions', purpose: 'Solutions that fit the industry, size and pain points' },
    required: ['customer.industryId', 'customer.headcount', 'customer.painPoints'],
    optional: ['customer.annualRevenue'],
  },
  {
    use: 'purpose',
    name: '提升复购',
    purpose: '按联系人的偏好，在合适的时间用合适的方式联系',
    english: {
      name: 'Win repeat orders',
      purpose: 'Get in touch the way and at the time the contact prefers',
    },
    required: ['contact.preferredChannels'],
    optional: ['contact.goodHours', 'customer.cooperationSince'],
  },
]

export async function insertFieldSetPresets(trx: Db, language: Language): Promise<void> {
  for (const [index, preset] of presets.entries()) {
    const { use, required, optional = [] } = preset
    const { name, purpose } = language === 'en' ? preset.english : preset
    const fields = [
      ...required.map((field) => ({ field, required: true })),
      ...optional.map((field) => ({ field, required: false })),
    ]
    await sql`
      insert into field_set (use, name, purpose, position, fields)
      values (${use}, ${name}, ${purpose}, ${index + 1}, ${JSON.stringify(fields)}::jsonb)`.execute(trx)
  }
  await sql`
    insert into entry_set (business_type, field_set_id)
    select '', id from field_set where use = 'entry' order by position limit 1`.execute(trx)
}
