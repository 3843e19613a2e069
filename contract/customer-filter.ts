import { z } from 'zod'
import { day } from './common.ts'
import { customListKey } from './custom-fields.ts'

/**
 * What a list of customers can be narrowed by, beside the quick filters: conditions on any field, put together by "all
 * of" and "any of". In the address as JSON:
 * `{"all":[{"field":"stage","any":["deal"]},{"any":[{"field":"budget","min":5000000},{"field":"urgency","any":["high"]}]}]}`.
 */
export const filterKinds = {
  name: 'name',
  shortName: 'text',
  number: 'text',
  creditCode: 'text',
  type: 'choice',
  legalNature: 'choice',
  businessType: 'choice',
  stage: 'choice',
  relationStatus: 'choice',
  urgency: 'choice',
  source: 'choice',
  country: 'choice',
  industryId: 'record',
  groupId: 'record',
  ownerId: 'person',
  createdBy: 'person',
  departmentId: 'department',
  regionCode: 'region',
  tags: 'tags',
  foundedOn: 'day',
  expectedStart: 'day',
  cooperationSince: 'day',
  createdAt: 'instant',
  updatedAt: 'instant',
  lastFollowUpAt: 'instant',
  nextFollowUpAt: 'instant',
  headcount: 'range',
  annualRevenue: 'range',
  budget: 'range',
  totalAssets: 'number',
  contactCount: 'number',
  address: 'text',
  website: 'text',
  mainBusiness: 'text',
  initialNeed: 'text',
  painPoints: 'text',
  preferences: 'text',
  highlights: 'text',
  'contact.name': 'text',
  'contact.jobTitle': 'text',
  'contact.email': 'text',
  'contact.relation': 'choice',
  'contact.influence': 'choice',
  'contact.attitude': 'choice',
} as const
export type BuiltInFilterField = keyof typeof filterKinds
/** A custom field by its key in lists, `cf_1a` or `contact.cf_1a`; its kind only its definition knows. */
export type FilterField = BuiltInFilterField | `${'' | 'contact.'}cf_${string}`
export type FilterKind = (typeof filterKinds)[BuiltInFilterField] | 'yesNo'
export const filterFields = Object.keys(filterKinds) as BuiltInFilterField[]

export const isCustomField = (field: FilterField): field is Exclude<FilterField, BuiltInFilterField> =>
  /^(contact\.)?cf_/.test(field)

export const relativeUnits = ['day', 'week', 'month', 'quarter', 'year'] as const
export type RelativeUnit = (typeof relativeUnits)[number]

/** Units away from the one that today is in, both ends included: `{ unit: 'week', from: 0, to: 0 }` is this week. */
const steps = z.int().min(-10_000).max(10_000)
const within = z
  .strictObject({ unit: z.enum(relativeUnits), from: steps.optional(), to: steps.optional() })
  .refine(({ from, to }) => from !== undefined || to !== undefined, 'range.empty')
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, 'range.reversed')
export type Within = z.output<typeof within>

const bound = z.union([z.number(), day])
const entry = z.union([z.string().max(40), z.int()])

/** Which comparison is meant is said by its key; which of them a field takes, by the field's kind. */
const comparisons = {
  /** One of these: choices, numbers of records, codes of regions; `me`, `mine` and `below` stand for who asks. */
  any: z.array(entry).min(1).max(100),
  /** None of these, or nothing at all. */
  none: z.array(entry).min(1).max(100),
  contains: z.string().trim().min(1).max(100),
  lacks: z.string().trim().min(1).max(100),
  /** Numbers (money in fen) or days; both ends included. */
  min: bound,
  max: bound,
  within,
  /** Yes or no; nothing at all is neither. */
  is: z.boolean(),
  empty: z.boolean(),
}
export type Comparison = keyof typeof comparisons

/** `min` and `max` are one comparison. */
export const comparisonsOf: Record<FilterKind, readonly Exclude<Comparison, 'max'>[]> = {
  name: ['contains', 'lacks'],
  text: ['contains', 'lacks', 'empty'],
  choice: ['any', 'none', 'empty'],
  record: ['any', 'none', 'empty'],
  person: ['any', 'none', 'empty'],
  department: ['any', 'none'],
  region: ['any', 'none', 'empty'],
  tags: ['any', 'none', 'empty'],
  day: ['within', 'min', 'empty'],
  instant: ['within', 'min', 'empty'],
  range: ['min', 'empty'],
  number: ['min', 'empty'],
  yesNo: ['is', 'empty'],
}

const condition = z
  .strictObject({
    field: z.union([z.enum(filterFields), customListKey as unknown as z.ZodType<FilterField>]),
    ...z.object(comparisons).partial().shape,
  })
  .refine(isOneComparison, 'filter.comparison')
export type FilterCondition = z.output<typeof condition>

/** What a custom field takes its kind decides; a comparison of another kind finds nothing. */
function isOneComparison({ field, ...given }: { field: FilterField } & Record<string, unknown>): boolean {
  const keys = new Set(Object.keys(given).map((key) => (key === 'max' ? 'min' : key)))
  const { min, max } = given
  const sides = [min, max].filter((side) => side !== undefined)
  if (
    keys.size !== 1 ||
    (sides.length === 2 && (typeof min !== typeof max || (min as number) > (max as number)))
  )
    return false
  if (isCustomField(field)) return true
  // An unknown field is told as that, by the enumeration.
  const kind: FilterKind | undefined = filterKinds[field]
  return (
    kind !== undefined &&
    (comparisonsOf[kind] as readonly string[]).includes([...keys][0] ?? '') &&
    sides.every((side) => typeof side === sideOf(kind))
  )
}

const sideOf = (kind: FilterKind) => (kind === 'day' || kind === 'instant' ? 'string' : 'number')

export type FilterGroup = { all: FilterNode[] } | { any: FilterNode[] }
export type FilterNode = FilterCondition | FilterGroup

/** Deeper than "all of (any of (all of …))" nobody reads. */
const deepest = 3
export const mostConditions = 50

function groupOf(depth: number): z.ZodType<FilterGroup> {
  const node = depth === 1 ? condition : z.union([condition, groupOf(depth - 1)])
  const nodes = z.array(node).max(mostConditions) as z.ZodType<FilterNode[]>
  return z.union([z.strictObject({ all: nodes }), z.strictObject({ any: nodes })])
}

export const customerFilter = groupOf(deepest)

export const conditionsIn = (node: FilterNode): FilterCondition[] =>
  'field' in node ? [node] : partsOf(node).flatMap(conditionsIn)

export const partsOf = (group: FilterGroup): FilterNode[] => ('all' in group ? group.all : group.any)

/** @returns null for what is no filter, or too much of one */
export function readCustomerFilter(text: string): FilterGroup | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const parsed = customerFilter.safeParse(json)
  return parsed.success && conditionsIn(parsed.data).length <= mostConditions ? parsed.data : null
}
