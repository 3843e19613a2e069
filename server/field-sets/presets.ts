import { type Db, sql } from '../platform/database.ts'

type Preset = {
  use: 'entry' | 'purpose'
  name: string
  purpose: string
  required: string[]
  optional?: string[]
}

const spare = ['customer.name', 'contact.name', 'contact.phones', 'customer.initialNeed']

/** Required fields per business type, and what is collected for which purpose (DOMAIN §2). Data from set-up on. */
const presets: Preset[] = [
  { use: 'entry', name: '精简', purpose: '录入客户时最少要问清的信息', required: spare },
  {
    use: 'entry',
    name: '标准',
    purpose: '精简之外，再加行业、成立日期、地址、规模、地区、预算和期望合作时间',
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
    required: ['customer.industryId', 'customer.headcount', 'customer.painPoints'],
    optional: ['customer.annualRevenue'],
  },
  {
    use: 'purpose',
    name: '提升复购',
    purpose: '按联系人的偏好，在合适的时间用合适的方式联系',
    required: ['contact.preferredChannels'],
    optional: ['contact.goodHours', 'customer.cooperationSince'],
  },
]

export async function insertFieldSetPresets(trx: Db): Promise<void> {
  for (const [index, { use, name, purpose, required, optional = [] }] of presets.entries()) {
    const fields = [
      ...required.map((field) => ({ field, required: true })),
      ...optional.map((field) => ({ field, required: false })),
    ]
    await sql`
      insert into field_set (use, name, purpose, position, fields)
      values (${use}, ${name}, ${purpose}, ${index + 1}, ${JSON.stringify(fields)}::jsonb)`.execute(trx)
  }
  await sql`
    insert into entry_set (business_type, field_set_id) select '', id from field_set where name = '精简'`.execute(
    trx,
  )
}
