import { z } from 'zod'
import { id, nothing, text, version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { isGbCode } from './values/gbCode.ts'

/** A lost customer is checked by nobody. */
export const checkedStages = ['prospect', 'interested', 'deal'] as const

const organisation = z.object({
  name: text(100),
  timeZone: z.string().max(50),
  customerNumberRule: z.string().min(1).max(60),
  sessionIdleMinutes: z.int().min(5).max(43_200),
  /** Whether looking at a masked value asks why. */
  revealReasonRequired: z.boolean(),
  /** How often one person may look at masked values in a day; 0: never. */
  revealDailyLimit: z.int().min(0).max(10_000),
  /** Days without a follow-up, or since its entry, after which a customer who isn't lost is silent (DOMAIN §2, 沉睡). */
  silentAfterDays: z.int().min(1).max(3_650),
  /** 录入审核: a new customer gets its number when it is approved. Switched off, all that wait are approved at once. */
  reviewEntries: z.boolean(),
  /** 月度核对: owners confirm the data of active customers once a month, of these stages. */
  checkMonthly: z.boolean(),
  checkStages: z.array(z.enum(checkedStages)).max(checkedStages.length),
  /** 抽查: customers in a draw, and days to put right what was found. */
  spotCheckSize: z.int().min(1).max(200),
  spotCheckDays: z.int().min(1).max(90),
  /** 报备: days that a customer is protected for its owner, days more by the one extension, customers of one owner at once. */
  registrationDays: z.int().min(1).max(730),
  registrationExtraDays: z.int().min(1).max(365),
  registrationLimit: z.int().min(0).max(10_000),
})

/** What numbers look like: in the time zone of the organisation, for the first of its industries. */
const numbering = z.object({
  today: z.string(),
  industry: z.object({ code: z.string(), name: z.string().nullable() }),
  /** Of the rule in force and of the presets: which number is due next. */
  next: z.array(z.object({ rule: z.string(), number: z.string() })),
})
export type NumberingTold = z.infer<typeof numbering>

export const readOrganisation = endpoint({
  method: 'GET',
  path: '/organisation',
  tag: 'settings',
  summary: 'The organisation and its rules, with the numbers that are due next',
  access: 'settings.manage',
  result: organisation.extend({ version, numbering }),
})

export const updateOrganisation = endpoint({
  method: 'PATCH',
  path: '/organisation',
  tag: 'settings',
  summary: 'Change the organisation or its rules',
  access: 'settings.manage',
  body: z.object({ version, changes: organisation.partial().strict() }),
  result: z.object({ version }),
  errors: ['record.changed'],
})

const industryFields = {
  name: text(50),
  shortCode: z.string().regex(/^[A-Z]{3}$/, 'industry.short_code'),
  gbCode: z.string().refine(isGbCode, 'industry.gb_code'),
  active: z.boolean(),
}
const industry = z.object({ id, ...industryFields })
export type Industry = z.infer<typeof industry>

export const listIndustries = endpoint({
  method: 'GET',
  path: '/industries',
  tag: 'settings',
  summary: 'The organisation’s own list of industries',
  access: 'person',
  result: z.object({ rows: z.array(industry), can: z.object({ manage: z.boolean() }) }),
})

export const createIndustry = endpoint({
  method: 'POST',
  path: '/industries',
  tag: 'settings',
  summary: 'Add an industry, mapped to a section or division of GB/T 4754-2017',
  access: 'settings.manage',
  body: z.object(industryFields).partial({ active: true }),
  result: z.object({ id }),
})

export const updateIndustry = endpoint({
  method: 'PATCH',
  path: '/industries/:id',
  tag: 'settings',
  summary: 'Change an industry; numbers already issued stay',
  access: 'settings.manage',
  params: z.object({ id: z.coerce.number().int().positive() }),
  body: z.object(industryFields).partial(),
  result: nothing,
})

const district = z.object({ code: z.string(), name: z.string() })
const city = district.extend({ children: z.array(district).optional() })
const province = district.extend({ children: z.array(city).optional() })

export const listRegions = endpoint({
  method: 'GET',
  path: '/regions',
  tag: 'settings',
  summary: 'Provinces, cities and districts by GB/T 2260, as a tree',
  access: 'person',
  result: z.object({ rows: z.array(province) }),
})
