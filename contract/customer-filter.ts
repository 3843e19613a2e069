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
  /** 报备: only while it holds. */
  protectedUntil: 'day',
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
  household: 'text',
  sourceNote: 'text',
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
export type Within = { unit: RelativeUnit; from?: number; to?: number }

/** Which comparison is meant is said by its key; which of them a field takes, by the field's kind. */
export type FilterCondition = {
  field: FilterField
  /** One of these: choices, numbers of records, codes of regions; `me`, `mine` and `below` stand for who asks. */
  any?: (string | number)[]
  /** None of these, or nothing at all. */
  none?: (string | number)[]
  contains?: string
  lacks?: string
  /** Numbers (money in fen) or days; both ends included. */
  min?: number | string
  max?: number | string
  within?: Within
  /** Yes or no; nothing at all is neither. */
  is?: boolean
  empty?: boolean
}
export type Comparison = Exclude<keyof FilterCondition, 'field'>
export type FilterGroup = { all: FilterNode[] } | { any: FilterNode[] }
export type FilterNode = FilterCondition | FilterGroup

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

/** So many units lie within the calendar of PostgreSQL, years too. */
const furthest = 4_000
/** Deeper than "all of (any of (all of …))" nobody reads. */
const deepest = 3
export const mostConditions = 50

export const partsOf = (group: FilterGroup): FilterNode[] => ('all' in group ? group.all : group.any)

export const conditionsIn = (node: FilterNode): FilterCondition[] =>
  'field' in node ? [node] : partsOf(node).flatMap(conditionsIn)

/**
 * Reads the filter of an address, by the same rules on both sides: pages have no schemas (docs/decisions/0012).
 * @returns null for what is no filter, or too much of one
 */
export function readCustomerFilter(text: string): FilterGroup | null {
  // What PostgreSQL can't keep: escaped in JSON it passes where the server looks through every input.
  if (/\\u0000|\\ud[89a-f]/i.test(text)) return null
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  return isGroup(json, deepest) && conditionsIn(json).length <= mostConditions ? json : null
}

type Plain = Record<string, unknown>
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isGroup(value: unknown, depth: number): value is FilterGroup {
  if (depth === 0 || !isPlain(value) || Object.keys(value).length !== 1) return false
  const parts = value.all ?? value.any
  return (
    Array.isArray(parts) &&
    parts.length <= mostConditions &&
    parts.every((part) => isCondition(part) || isGroup(part, depth - 1))
  )
}

function isCondition(value: unknown): value is FilterCondition {
  if (!isPlain(value) || typeof value.field !== 'string') return false
  const { field, ...given } = value
  const names = new Set(Object.keys(given).map((name) => (name === 'max' ? 'min' : name)))
  const [comparison = ''] = names
  // What a custom field takes only its definition knows; a comparison of another kind finds nothing there.
  const kind = Object.hasOwn(filterKinds, field as string) ? filterKinds[field as BuiltInFilterField] : null
  if (kind === null && !/^(contact\.)?cf_[0-9a-z]{1,20}$/.test(field as string)) return false
  if (names.size !== 1 || !Object.hasOwn(isRight, comparison)) return false
  if (kind && !(comparisonsOf[kind] as readonly string[]).includes(comparison)) return false
  return isRight[comparison as keyof typeof isRight](given, kind)
}

const isRight: Record<Exclude<Comparison, 'max'>, (given: Plain, kind: FilterKind | null) => boolean> = {
  any: ({ any }) => areEntries(any),
  none: ({ none }) => areEntries(none),
  contains: ({ contains }) => isWords(contains),
  lacks: ({ lacks }) => isWords(lacks),
  within: ({ within }) => isWithin(within),
  is: ({ is }) => typeof is === 'boolean',
  empty: ({ empty }) => typeof empty === 'boolean',
  min: ({ min, max }, kind) => {
    const given = [min, max].filter((end) => end !== undefined)
    const isDay =
      kind === null ? given.every((end) => typeof end === 'string') : kind === 'day' || kind === 'instant'
    return given.every(isDay ? isDayText : isNumber) && isInOrder(min, max)
  },
}

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER
const isWords = (value: unknown) => typeof value === 'string' && value.trim() !== '' && value.length <= 100
const isStep = (value: unknown) =>
  value === undefined || (Number.isInteger(value) && Math.abs(Number(value)) <= furthest)
const isInOrder = (from: unknown, to: unknown) =>
  (from !== undefined || to !== undefined) && !((from as number) > (to as number))

function areEntries(value: unknown): boolean {
  const isEntry = (entry: unknown) =>
    typeof entry === 'string' ? entry.length <= 40 : Number.isSafeInteger(entry) && Number(entry) > 0
  return Array.isArray(value) && value.length > 0 && value.length <= 100 && value.every(isEntry)
}

/** A day of the calendar: JavaScript would take 31 February for 3 March. */
function isDayText(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || value.startsWith('0000'))
    return false
  const at = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === value
}

function isWithin(value: unknown): value is Within {
  if (!isPlain(value)) return false
  const { unit, from, to, ...more } = value
  const isKnown = (relativeUnits as readonly unknown[]).includes(unit) && Object.keys(more).length === 0
  return isKnown && isStep(from) && isStep(to) && isInOrder(from, to)
}
